import type { DealerHabits } from "#prisma/seed/demo/dealers.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import { around, type Cause, eveningShift } from "#prisma/seed/demo/stories.ts";
import { typhoon } from "#prisma/seed/demo/typhoon.ts";
import { type Rng, weightedIndex } from "#prisma/seed/rng.ts";

const WEEKEND_FACTOR = 1.7;

const anywhere = ["traffic", "consignee_absent", "stock_out_transfer"] as const;
const anywhereOf = weightedIndex([5, 4, 2]);

/** Why this shipment is missed, or null where it is delivered as promised. */
export function drawMiss(draft: Draft, habits: DealerHabits, rng: Rng): Cause | null {
  const causes = [habits.story?.cause(draft), typhoon(draft), eveningShift(draft)];
  for (const cause of causes) {
    if (cause && rng.chance(cause.missRate)) return cause;
    // A dealer's own cause and its platform's are one: they are not drawn twice.
    if (cause) break;
  }
  const missRate = habits.missRate * (draft.weekday >= 5 ? WEEKEND_FACTOR : 1);
  return rng.chance(missRate) ? ordinaryMiss(draft, missRate, rng) : null;
}

function ordinaryMiss(draft: Draft, missRate: number, rng: Rng): Cause {
  const lateMinutes = draft.serviceClass === "local" ? around(16, 0.9) : around(110, 1);
  return { missRate, reason: ordinaryReason(draft, rng), lateMinutes };
}

function ordinaryReason(draft: Draft, rng: Rng): string {
  if (draft.weekday >= 5 && rng.chance(0.5)) return "weekend_picking";
  if (draft.serviceClass === "intercity" && rng.chance(0.4)) return "long_road";
  if (draft.hour >= 17 && draft.hour < 19 && rng.chance(0.4)) return "evening_shift";
  return anywhere[anywhereOf(rng)] ?? "traffic";
}
