import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { prepareCalendar } from "#lib/charts/prepare-calendar.ts";
import { prepareChanges } from "#lib/charts/prepare-control-changes.ts";
import { prepareControlChart } from "#lib/charts/prepare-control-chart.ts";
import { prepareHourStrip } from "#lib/charts/prepare-hour-strip.ts";
import { type CohortFilter, noCut, type ShipmentFilter } from "#lib/contracts/filters.ts";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import { listDealerTurns } from "#lib/data/dealer-turns.ts";
import { findAlarms } from "#lib/data/metrics/dealer-alarms.ts";
import { type DealerCauses, readDealerCauses } from "#lib/data/metrics/dealer-causes.ts";
import { readDealerLedger } from "#lib/data/metrics/dealer-ledger.ts";
import { readDealerMonths } from "#lib/data/metrics/dealer-months.ts";
import { readPromises } from "#lib/data/metrics/dealer-promises.ts";
import { readDealerRules } from "#lib/data/metrics/dealer-rules.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { areTurnsJudged } from "#lib/data/settings.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { sumCounted } from "#lib/domain/causes/contrast.ts";
import { recordAround } from "#lib/domain/causes/record.ts";
import type { League } from "#lib/domain/league.ts";
import { posteriorMean } from "#lib/domain/stats/shrinkage.ts";

const SHOWN_SHIPMENTS = 10;
const SHOWN_PROMISES = 8;
const SHOWN_ENTRIES = 8;
const CALENDAR_WEEKS = 53;

const promiseSchema = z.object({
  kind: z.enum(["original", "dealer_asked"]),
  duePrecision: z.enum(["date", "instant"]),
  steps: promiseStepsSchema,
});

/** Everything that a dealer's page shows of a cohort; null where the scope reaches no such dealer. */
export async function readDealer(scope: Scope, cohort: CohortFilter, dealerId: string, at: Date) {
  const filter: ShipmentFilter = {
    ...cohort,
    cut: noCut,
    outcome: "due",
    dealerIds: [dealerId],
    lateFromMinutes: null,
    lateToMinutes: null,
    search: null,
  };
  const latest = (outcome: "due" | "missed", pageSize: number) =>
    listShipments(scope, { ...filter, outcome }, { sort: "-due", page: 1, pageSize }, at);
  const [league, months, found, hours, turns, rules, ledger, due, missed, classes, areJudged] =
    await Promise.all([
      readLeague(scope, cohort, at),
      readDealerMonths(scope, dealerId, cohort, at),
      readDealerCauses(scope, cohort, dealerId, at),
      readWeekdayHours(scope, { ...cohort, dealerIds: [dealerId] }, at),
      listDealerTurns(scope, dealerId),
      readDealerRules(scope, dealerId),
      readDealerLedger(scope, cohort, dealerId, at, SHOWN_ENTRIES),
      latest("due", SHOWN_SHIPMENTS),
      latest("missed", SHOWN_PROMISES),
      listServiceClasses(scope),
      areTurnsJudged(scope),
    ]);
  const row = league.rows.find((one) => one.dealerId === dealerId);
  if (row === undefined) return null;
  const promises = await readPromises(
    scope,
    dealerId,
    missed.rows.map(({ id }) => id),
  );
  return {
    row,
    judged: league.judged,
    months,
    ...found,
    ...changesOf(found, league, cohort, row.target, turns, rules),
    areTurnsJudged: areJudged,
    calendar: prepareCalendar(found.days, cohort.period, CALENDAR_WEEKS),
    strip: prepareHourStrip(hours, row.target),
    ledger,
    shipments: due,
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
    classes,
  };
}

/** The control chart and what changed, both over the dealer's record, whatever the period. */
function changesOf(
  { days }: DealerCauses,
  { prior }: League,
  { period }: CohortFilter,
  target: number,
  turns: Awaited<ReturnType<typeof listDealerTurns>>,
  rules: Awaited<ReturnType<typeof readDealerRules>>,
) {
  const record = recordAround(period, days);
  const { from, to } = record?.period ?? period;
  const inside = days.filter(({ on }) => (from ?? on) <= on && on <= (to ?? on));
  const chart = prepareControlChart(record?.months ?? [], inside, target);
  const sum = sumCounted(inside);
  if (chart === null || sum.due === 0) return { control: null, changes: null };
  const counts = { due: sum.due, onTime: sum.due - sum.missed };
  const shrunk = prior === null ? counts.onTime / counts.due : posteriorMean(prior, counts);
  const alarms = findAlarms(inside, shrunk);
  const within = (on: string) => (from ?? on) <= on && on <= (to ?? on);
  return {
    control: chart,
    changes: {
      ...alarms,
      list: prepareChanges(
        chart,
        alarms.rung,
        turns.filter(({ onDay }) => within(onDay)),
        rules.filter(({ on }) => within(on)),
      ),
    },
  };
}
