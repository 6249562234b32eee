import type { SaidEvent } from "#lib/contracts/log-event.ts";
import type { BoardCard } from "#lib/domain/board/board-card.ts";

/** What can be done to cards without leaving the board. */
export type BoardAct = "picked" | "dispatched" | "delivered" | "assign" | "explained" | "resumed";

/** An action with what its dialog asked for. */
export type BoardAction =
  | { readonly act: "resumed" }
  | { readonly act: "assign"; readonly driverId: string | null; readonly driverName: string | null }
  | {
      readonly act: Exclude<BoardAct, "assign" | "resumed">;
      readonly said: SaidEvent;
      /** When it happened, epoch milliseconds; null = now. */
      readonly occurredAtMs: number | null;
      readonly lateReason: string | null;
      readonly note: string | null;
      readonly driverName: string | null;
    };

/** How a card looks once an action is taken; "gone" = it is open no longer. */
export type Patch = Partial<BoardCard> | "gone";

/** What a card is shown as before the server has answered. */
export function patchOf(action: BoardAction, nowMs: number): Patch {
  // The promise that goes on is the server's to say.
  if (action.act === "resumed") return {};
  if (action.act === "assign") {
    return { driverId: action.driverId, driverName: action.driverName };
  }
  const { said, occurredAtMs, driverName } = action;
  switch (said.kind) {
    case "picked":
      return { state: "picked", pickedAtMs: occurredAtMs ?? nowMs };
    case "dispatched":
      return {
        state: "dispatched",
        pickedAtMs: null,
        dispatchedAtMs: occurredAtMs ?? nowMs,
        ...(said.driverId !== undefined && { driverId: said.driverId, driverName }),
      };
    case "explained":
      return { reason: said.reason };
    default:
      return "gone";
  }
}

/** Whether an action can be done to a card as it stands; the server decides. */
export function isOffered(
  act: BoardAct,
  { state, pause }: Pick<BoardCard, "state" | "pause">,
): boolean {
  if (act === "resumed") return pause !== null;
  if (act === "picked") return state === "promised" || state === "accepted";
  if (act === "dispatched") return state !== "dispatched" && state !== "arrived";
  return true;
}
