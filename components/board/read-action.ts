import type { BoardAct, BoardAction } from "#components/board/board-action.ts";
import { zoneOf } from "#components/logging/time-words.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";
import { typedTime } from "#lib/domain/logging/typed-time.ts";

/** Stands for whoever each shipment is assigned to. */
export const AS_ASSIGNED = "as-assigned";

/** Times up to half a day ago are yesterday's; whether the platform takes them is the server's to say. */
const BACK_MINUTES = 720;

/**
 * What a dialog was filled in with.
 * @returns null where the time is none
 */
export function readAction(
  act: Exclude<BoardAct, "picked">,
  form: FormData,
  zone: string,
  drivers: BoardAnswer["drivers"],
  nowMs: number,
): BoardAction | null {
  const given = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const driver = drivers.find(({ id }) => id === given("driver")) ?? null;
  if (act === "assign") {
    return { act, driverId: driver?.id ?? null, driverName: driver?.name ?? null };
  }
  const plain = {
    occurredAtMs: null,
    lateReason: null,
    note: null,
    driverName: driver?.name ?? null,
  };
  const reason = given("reason");
  if (act === "explained") {
    return reason === null ? null : { act, said: { kind: "explained", reason }, ...plain };
  }
  if (act === "dispatched") {
    const vehicle = given("vehicle");
    const said = {
      kind: act,
      ...(driver !== null && { driverId: driver.id }),
      ...(vehicle !== null && { vehicle }),
    };
    return { act, said, ...plain };
  }
  const time = given("time");
  const isNow = time === null || time === given("shown");
  const occurredAtMs = isNow ? null : typedTime(time, zoneOf(zone), nowMs, BACK_MINUTES);
  if (!isNow && occurredAtMs === null) return null;
  const said = {
    kind: act,
    recipient: given("recipient") ?? "",
    ...(reason !== null && { reason }),
  };
  return { act, said, ...plain, occurredAtMs, lateReason: given("lateReason") };
}
