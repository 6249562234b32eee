import { type BoardCard, hasLeft } from "#lib/domain/board/board-card.ts";
import { findPace, type Pace, type PaceBook } from "#lib/domain/board/step-pace.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** With less than this left, nothing is safe: handing over and logging take a while, too. */
export const FLOOR_MINUTES = 10;

type Paced = Pick<BoardCard, "state" | "dispatchedAtMs" | "pace">;

/**
 * The pace of what is left of a shipment: of the road, by the hour at which it left, or else of what
 * would begin now: of the road once it is picked (or turned away, and tried again), else from the pick on.
 */
export function paceOf(
  book: PaceBook,
  card: Pick<
    BoardCard,
    "platformId" | "serviceClass" | "transitMinutes" | "state" | "dispatchedAtMs"
  >,
  zone: Zone,
  nowMs: number,
): Pace | null {
  const beganAtMs = roadBeganAtMs(card) ?? nowMs;
  const localMs = beganAtMs + zone.offsetMsAt(beganAtMs);
  const hour = Math.floor((((localMs % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
  const step = hasLeft(card) || card.state === "picked" ? "road" : "pick";
  return findPace(book, card, step, hour);
}

/** Since when it is on the road that its present attempt takes; null where it is not. */
function roadBeganAtMs({ state, dispatchedAtMs }: Pick<BoardCard, "state" | "dispatchedAtMs">) {
  return state === "dispatched" || state === "arrived" ? dispatchedAtMs : null;
}

/**
 * How many more minutes nine in ten of such shipments need at the most, from `nowMs` on and never
 * below the floor: whoever has less left is at risk.
 */
export function remainingP90Minutes(card: Paced, nowMs: number): number {
  if (card.pace === null) return FLOOR_MINUTES;
  const endsAtMs = (roadBeganAtMs(card) ?? nowMs) + card.pace.p90Minutes * MINUTE_MS;
  return Math.max(FLOOR_MINUTES, (endsAtMs - nowMs) / MINUTE_MS);
}

/**
 * When it is expected to be there: half of such shipments are there by then. One that should have been
 * there already is expected when the slow ones are, and after that within the floor.
 *
 * @returns null where nothing is known of its road
 */
export function expectedAtMs(card: Paced, nowMs: number): number | null {
  if (card.pace === null) return null;
  const { p50Minutes, p90Minutes } = card.pace;
  const beganAtMs = roadBeganAtMs(card) ?? nowMs;
  const usualMs = beganAtMs + p50Minutes * MINUTE_MS;
  if (usualMs >= nowMs) return usualMs;
  return Math.max(beganAtMs + p90Minutes * MINUTE_MS, nowMs + FLOOR_MINUTES * MINUTE_MS);
}

/** Whether less is left until `dueAtMs` than the rest takes. */
export function isAtRisk(card: Paced, dueAtMs: number, nowMs: number): boolean {
  return dueAtMs - nowMs < remainingP90Minutes(card, nowMs) * MINUTE_MS;
}

/**
 * Why a shipment is at risk, in whole minutes: it is late as things stand (`late`), or only if it is a
 * slow one (`tight`); `floor`: nothing but that little is left.
 */
export type RiskReason =
  | { readonly kind: "late"; readonly usualMinutes: number; readonly lateMinutes: number }
  | { readonly kind: "tight"; readonly usualMinutes: number; readonly slowMinutes: number }
  | { readonly kind: "floor" };

/** What is to be said of a shipment that `isAtRisk`. */
export function riskReason(card: Paced, dueAtMs: number, nowMs: number): RiskReason {
  const expected = expectedAtMs(card, nowMs);
  if (card.pace === null || expected === null) return { kind: "floor" };
  const usualMinutes = Math.round(card.pace.p50Minutes);
  const lateMinutes = Math.round((expected - dueAtMs) / MINUTE_MS);
  if (lateMinutes > 0) return { kind: "late", usualMinutes, lateMinutes };
  const slowMinutes = Math.round(card.pace.p90Minutes);
  const needMs = (roadBeganAtMs(card) ?? nowMs) + slowMinutes * MINUTE_MS;
  return needMs > dueAtMs ? { kind: "tight", usualMinutes, slowMinutes } : { kind: "floor" };
}
