import type { BoardAct, BoardAction } from "#components/board/board-action.ts";
import type { BoardAnswer } from "#lib/contracts/board.ts";

/** Stands for whoever each shipment is assigned to. */
export const AS_ASSIGNED = "as-assigned";

const MINUTE_MS = 60_000;

/** When it happened, by the server's clock, and why it is said only now; null = now. */
export type SaidTime = { readonly atMs: number | null; readonly lateReason: string };

/**
 * What a dialog was filled in with.
 * @param skewMs the device's clock less the server's: what is sent is by the device's
 */
export function readAction(
  act: Exclude<BoardAct, "resumed">,
  form: FormData,
  { atMs, lateReason }: SaidTime,
  drivers: BoardAnswer["drivers"],
  skewMs: number,
): BoardAction {
  const given = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const driver = drivers.find(({ id }) => id === given("driver")) ?? null;
  if (act === "assign") {
    return { act, driverId: driver?.id ?? null, driverName: driver?.name ?? null };
  }
  const why = lateReason.trim();
  const plain = {
    occurredAtMs: atMs === null ? null : atMs + Math.round(skewMs / MINUTE_MS) * MINUTE_MS,
    lateReason: atMs === null || why === "" ? null : why,
    note: null,
    driverName: driver?.name ?? null,
  };
  const reason = given("reason");
  switch (act) {
    case "picked":
      return { act, said: { kind: act }, ...plain };
    case "explained":
      return { act, said: { kind: act, reason: reason ?? "" }, ...plain, occurredAtMs: null };
    case "dispatched": {
      const vehicle = given("vehicle");
      const said = {
        kind: act,
        ...(driver !== null && { driverId: driver.id }),
        ...(vehicle !== null && { vehicle }),
      };
      return { act, said, ...plain };
    }
    case "delivered": {
      const recipient = given("recipient") ?? "";
      return { act, said: { kind: act, recipient, ...(reason !== null && { reason }) }, ...plain };
    }
  }
}
