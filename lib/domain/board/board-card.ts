import type { Pace } from "#lib/domain/board/step-pace.ts";

/** States of a shipment that a board shows: what has ended stands on none. */
export const openStates = [
  "promised",
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "delivery_failed",
] as const;
type OpenState = (typeof openStates)[number];

/** An open shipment as the board shows it. Instants are epoch milliseconds; null = not known. */
export type BoardCard = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly version: number;
  readonly number: string | null;
  readonly orderNumber: string | null;
  readonly dealerName: string;
  /** Where it goes: the site, and its city where that is not the platform's. */
  readonly place: string | null;
  /** The first line's product in each language and how many of it, and how many more lines there are. */
  readonly product: { readonly zh: string; readonly en: string; readonly pieces: number } | null;
  readonly otherLines: number;
  /** Of all lines together. */
  readonly pieces: number;
  readonly platformId: string;
  readonly platformName: string;
  readonly zone: string;
  readonly serviceClass: string;
  readonly state: OpenState;
  readonly acceptedAtMs: number | null;
  readonly startsAtMs: number | null;
  /** The promise that the official figure goes by. */
  readonly dueAtMs: number;
  readonly duePrecision: "date" | "instant";
  /** The latest one that the dealer asked for, plus pauses; null while a pause stands. */
  readonly adjustedDueAtMs: number | null;
  /** How long ago something may have happened that is logged now, at its platform. */
  readonly lateEntryMinutes: number;
  readonly transitMinutes: number | null;
  /** Since when it is picked and waits to be loaded; null = it is in another state. */
  readonly pickedAtMs: number | null;
  /** The open pause: since when its clock stands still, why, and who said so. */
  readonly pause: {
    readonly reason: string;
    readonly fromMs: number;
    readonly by: string | null;
  } | null;
  readonly dispatchedAtMs: number | null;
  readonly driverId: string | null;
  readonly driverName: string | null;
  /** Why it was missed or moved, by the code of a miss reason. */
  readonly reason: string | null;
  /** How long what is left of it takes, from its dispatch or, before that, from now. */
  readonly pace: Pace | null;
  /** The dealer's rate in the last full month, where it stood below the promise in it. */
  readonly weakRate: number | null;
};

/** What names a card among all. */
export type CardKey = Pick<BoardCard, "dealerId" | "shipmentId">;

export function cardKey({ dealerId, shipmentId }: CardKey): string {
  return `${dealerId}.${shipmentId}`;
}

/** Whether somebody is under way with it: at the door and turned away it still is. */
export function hasLeft({ state }: Pick<BoardCard, "state">): boolean {
  return state === "dispatched" || state === "arrived" || state === "delivery_failed";
}

/** When it must leave to come in time as planned: due less transit; null where either is not known. */
export function lastSafeDepartureMs(
  card: Pick<BoardCard, "adjustedDueAtMs" | "transitMinutes">,
): number | null {
  const { adjustedDueAtMs, transitMinutes } = card;
  if (adjustedDueAtMs === null || transitMinutes === null) return null;
  return adjustedDueAtMs - transitMinutes * 60_000;
}
