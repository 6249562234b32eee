import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type CohortFilter, noCut } from "#lib/contracts/filters.ts";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import { readDealerGroups } from "#lib/data/metrics/dealer-groups.ts";
import { readDealerLedger } from "#lib/data/metrics/dealer-ledger.ts";
import { readDealerMonths } from "#lib/data/metrics/dealer-months.ts";
import { readPromises } from "#lib/data/metrics/dealer-promises.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listShipments } from "#lib/data/shipments.ts";

const SHOWN_MISSES = 20;
const SHOWN_ENTRIES = 20;

const promiseSchema = z.object({
  kind: z.enum(["original", "dealer_asked"]),
  duePrecision: z.enum(["date", "instant"]),
  steps: promiseStepsSchema,
});

/**
 * A dealer's own record, by the very queries of the manager's page, so that both read the same
 * numbers; null where the scope reaches no such dealer.
 */
export async function readRecord(scope: Scope, cohort: CohortFilter, dealerId: string, at: Date) {
  const missedOnes = {
    ...cohort,
    cut: noCut,
    outcome: "missed" as const,
    dealerIds: [dealerId],
    lateFromMinutes: null,
    lateToMinutes: null,
    search: null,
  };
  const latest = { sort: "-due" as const, page: 1, pageSize: SHOWN_MISSES };
  const [league, months, groups, ledger, missed] = await Promise.all([
    readLeague(scope, cohort, at),
    readDealerMonths(scope, dealerId, cohort, at),
    readDealerGroups(scope, cohort, dealerId, at),
    readDealerLedger(scope, cohort, dealerId, at, SHOWN_ENTRIES),
    listShipments(scope, missedOnes, latest, at),
  ]);
  const row = league.rows.find((one) => one.dealerId === dealerId);
  if (row === undefined) return null;
  const ids = missed.rows.map(({ id }) => id);
  const promises = await readPromises(scope, dealerId, ids);
  return {
    row,
    months,
    reasons: groups("reason"),
    ledger,
    broken: {
      total: missed.total,
      items: missed.rows.map((item) => ({
        item,
        promises: (promises.get(item.id) ?? []).map((promise) => ({
          ...promise,
          ...promiseSchema.parse(promise),
        })),
      })),
    },
  };
}
