import { type BoardCard, hasLeft } from "#lib/domain/board/board-card.ts";
import { findPace, type Pace, type PaceBook, type PaceStep } from "#lib/domain/board/step-pace.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** With less than this left, nothing is safe: handing over and logging take a while, too. */
export const FLOOR_MINUTES = 10;

type Stage = Pick<BoardCard, "state" | "startsAtMs" | "dispatchedAtMs">;
type Paced = Stage & Pick<BoardCard, "pace">;

/**
 * The pace of what is left of a shipment: of the road, by the hour at which it left; of what was turned
 * away, of the road from now. What has not left takes as long as others that at this hour of the day
 * stood where it stands, not picked or not loaded yet, however long they had waited.
 */
export function paceOf(
  book: PaceBook,
  card: Pick<
    BoardCard,
    "platformId" | "serviceClass" | "transitMinutes" | "state" | "startsAtMs" | "dispatchedAtMs"
  >,
  zone: Zone,
  nowMs: number,
): Pace | null {
  const fromMs = countsFromMs(card, nowMs);
  const localMs = fromMs + zone.offsetMsAt(fromMs);
  const hour = Math.floor((((localMs % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS);
  return findPace(book, card, stepOf(card), hour);
}

function stepOf(card: Stage): PaceStep {
  if (hasLeft(card)) return "road";
  return card.state === "picked" ? "load" : "pick";
}

/**
 * From when on its pace counts: since it is on the road of its present attempt; else from now, and of
 * what is not picked not before the platform opens for it.
 */
function countsFromMs(card: Stage, nowMs: number): number {
  const { state, startsAtMs, dispatchedAtMs } = card;
  if (state === "dispatched" || state === "arrived") return dispatchedAtMs ?? nowMs;
  return stepOf(card) === "pick" ? Math.max(nowMs, startsAtMs ?? nowMs) : nowMs;
}

/**
 * How many more minutes nine in ten of such shipments need at the most, from `nowMs` on and never
 * below the floor: whoever has less left is at risk.
 */
export function remainingP90Minutes(card: Paced, nowMs: number): number {
  if (card.pace === null) return FLOOR_MINUTES;
  const endsAtMs = countsFromMs(card, nowMs) + card.pace.p90Minutes * MINUTE_MS;
  return Math.max(FLOOR_MINUTES, (endsAtMs - nowMs) / MINUTE_MS);
}

/**
 * When it is expected to be there: half of such shipments are there by then. One that should have been
 * there already is expected when the slow ones are, and after that within the floor.
 *
 * @returns null where nothing is known of its pace
 */
export function expectedAtMs(card: Paced, nowMs: number): number | null {
  if (card.pace === null) return null;
  const { p50Minutes, p90Minutes } = card.pace;
  const fromMs = countsFromMs(card, nowMs);
  const usualMs = fromMs + p50Minutes * MINUTE_MS;
  if (usualMs >= nowMs) return usualMs;
  return Math.max(fromMs + p90Minutes * MINUTE_MS, nowMs + FLOOR_MINUTES * MINUTE_MS);
}

/** Whether less is left until `dueAtMs` than the rest takes. */
export function isAtRisk(card: Paced, dueAtMs: number, nowMs: number): boolean {
  return dueAtMs - nowMs < remainingP90Minutes(card, nowMs) * MINUTE_MS;
}

/**
 * Why a shipment is at risk, in whole minutes from its dispatch or, before that, from now: it is late as
 * things stand (`late`), or only if it is a slow one (`tight`); `floor`: nothing but that little is left.
 */
export type RiskReason =
  | { readonly kind: "late"; readonly usualMinutes: number; readonly lateMinutes: number }
  | { readonly kind: "tight"; readonly usualMinutes: number; readonly slowMinutes: number }
  | { readonly kind: "floor" };

/** What is to be said of a shipment that `isAtRisk`. */
export function riskReason(card: Paced, dueAtMs: number, nowMs: number): RiskReason {
  const expected = expectedAtMs(card, nowMs);
  if (card.pace === null || expected === null) return { kind: "floor" };
  const fromMs = countsFromMs(card, nowMs);
  const saidFromMs = hasLeft(card) ? fromMs : nowMs;
  const untilOpen = (fromMs - saidFromMs) / MINUTE_MS;
  const usualMinutes = Math.round(untilOpen + card.pace.p50Minutes);
  const lateMinutes = Math.round((expected - dueAtMs) / MINUTE_MS);
  if (lateMinutes > 0) return { kind: "late", usualMinutes, lateMinutes };
  const slowMinutes = Math.round(untilOpen + card.pace.p90Minutes);
  const needMs = saidFromMs + slowMinutes * MINUTE_MS;
  return needMs > dueAtMs ? { kind: "tight", usualMinutes, slowMinutes } : { kind: "floor" };
}
