import { drawMiss } from "#prisma/seed/demo/causes.ts";
import { chinaAt, DAY_MS, HOUR_MS, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import type { DealerHabits } from "#prisma/seed/demo/dealers.ts";
import { keptAt, missedAt, wholeMinute } from "#prisma/seed/demo/delivery-times.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import type { Cause } from "#prisma/seed/demo/stories.ts";
import type { Rng } from "#prisma/seed/rng.ts";

/** What became of a shipment. */
export type Fate = {
  readonly deliveredAtMs: number | null;
  /** Why it is late or was cancelled; null where nothing went wrong. */
  readonly reason: string | null;
  readonly cancelled: { readonly atMs: number; readonly by: "dealer" | "distributor" } | null;
  readonly pause: {
    readonly fromMs: number;
    readonly toMs: number;
    readonly reason: string;
  } | null;
  /** Another time that the dealer asked for. */
  readonly asked: { readonly atMs: number; readonly dueAtMs: number } | null;
  readonly excused: boolean;
  /** A first attempt found nobody. */
  readonly failedAttempt: boolean;
};

const untroubled = {
  deliveredAtMs: null,
  reason: null,
  cancelled: null,
  pause: null,
  asked: null,
  excused: false,
  failedAttempt: false,
} satisfies Fate;

const VOID_RATE = 0.007;
const WITHDRAWN_RATE = 0.0012;
const PAUSE_RATE = 0.005;
const ASKED_RATE = 0.0025;
const FAILED_ATTEMPT_RATE = 0.006;
/** Some of what went out in the last days is not there yet. */
const lastDaysFromMs = chinaAt("2026-10-29");
const MISSING_RATE = 0.02;
/** Share of misses that the regional manager excuses. */
const excuseRate: Readonly<Record<string, number>> = {
  typhoon: 1,
  consignee_absent: 0.4,
  traffic: 0.06,
};

/** Draws what becomes of a shipment. Told dealers meet their cause and little else. */
export function drawFate(draft: Draft, habits: DealerHabits, rng: Rng): Fate {
  const { acceptedAtMs, promise } = draft;
  const atMs = wholeMinute(
    acceptedAtMs + MINUTE_MS + rng.next() * 0.7 * (promise.dueAtMs - acceptedAtMs),
  );
  if (rng.chance(VOID_RATE)) {
    const reason = rng.pick(["project_postponed", "ordered_by_mistake", "ordered_twice"]);
    return { ...untroubled, reason, cancelled: { atMs, by: "dealer" } };
  }
  if (habits.story === null) {
    if (rng.chance(WITHDRAWN_RATE)) {
      return { ...untroubled, reason: "out_of_stock", cancelled: { atMs, by: "distributor" } };
    }
    if (rng.chance(PAUSE_RATE)) return waiting(draft, rng);
    if (rng.chance(ASKED_RATE)) return anotherDay(draft, rng);
    if (acceptedAtMs >= lastDaysFromMs && rng.chance(MISSING_RATE)) return untroubled;
  }
  const cause = drawMiss(draft, habits, rng);
  if (cause) return missed(draft, cause, rng);
  const failedAttempt = rng.chance(FAILED_ATTEMPT_RATE);
  return { ...untroubled, deliveredAtMs: keptAt(draft, rng), failedAttempt };
}

function missed(draft: Draft, cause: Cause, rng: Rng): Fate {
  const deliveredAtMs = missedAt(draft, cause, rng);
  const { reason } = cause;
  const excused = rng.chance(excuseRate[reason] ?? 0);
  return {
    ...untroubled,
    deliveredAtMs,
    reason,
    excused,
    failedAttempt: reason === "consignee_absent",
  };
}

/** At the door the dealer asks the driver to wait; the clock stands still. */
function waiting(draft: Draft, rng: Rng): Fate {
  const ready = keptAt(draft, rng);
  const fromMs = Math.max(draft.promise.startsAtMs, ready - rng.int(5, 25) * MINUTE_MS);
  const lengthMs = rng.int(40, 200) * MINUTE_MS;
  const reason = rng.pick(["dealer_asked_to_wait", "site_closed"]);
  const deliveredAtMs = ready + lengthMs;
  const late = deliveredAtMs > draft.promise.dueAtMs;
  const pause = { fromMs, toMs: fromMs + lengthMs, reason };
  return { ...untroubled, deliveredAtMs, pause, reason: late ? reason : null };
}

/** The dealer asks for the next day at the same time. */
function anotherDay(draft: Draft, rng: Rng): Fate {
  const { startsAtMs, dueAtMs } = draft.promise;
  const atMs = wholeMinute(startsAtMs + 0.3 * (dueAtMs - startsAtMs));
  const deliveredAtMs = keptAt(draft, rng) + DAY_MS;
  const asked = { atMs, dueAtMs: dueAtMs + DAY_MS };
  return { ...untroubled, deliveredAtMs, asked, reason: "dealer_asked_another_day" };
}

/** When an excuse was approved: within two days of the delivery. */
export function approvedAt(deliveredAtMs: number, rng: Rng): number {
  return wholeMinute(deliveredAtMs + HOUR_MS + rng.next() * 46 * HOUR_MS);
}
