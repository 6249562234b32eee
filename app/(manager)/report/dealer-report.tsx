import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { reportMonths } from "#app/(manager)/report/months.ts";
import { requestNow, type resolveCohort } from "#app/cohort.ts";
import { causeWords, rangeWords } from "#components/dealers/dealer-cause-words.ts";
import { DealerFacts } from "#components/dealers/dealer-facts.tsx";
import { DealerReportFigures } from "#components/report/dealer-report-figures.tsx";
import { DealerSentence } from "#components/report/dealer-sentence.tsx";
import { ReportMisses } from "#components/report/report-misses.tsx";
import { ReportMonths } from "#components/report/report-months.tsx";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { noCut } from "#lib/contracts/filters.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import type { DealerItem } from "#lib/data/dealers.ts";
import { readDealerCauses } from "#lib/data/metrics/dealer-causes.ts";
import { readDealerMonths } from "#lib/data/metrics/dealer-months.ts";
import { readPromises } from "#lib/data/metrics/dealer-promises.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { shiftPeriod } from "#lib/domain/time/period.ts";
import { formatPeriodBeside } from "#lib/i18n/format-time.ts";

type Cohort = Awaited<ReturnType<typeof resolveCohort>>;

/** So many misses are listed, so that a dealer is one sheet of paper; the others are counted. */
const LISTED_MISSES = 8;

/** The report of one dealer, with the first promises that were missed and why each was due when it was. */
export async function DealerReport({
  dealer,
  cohort,
  period,
}: {
  dealer: DealerItem;
  cohort: Cohort;
  /** In words. */
  period: string;
}) {
  const scope = await requireScope("metrics:read");
  const { filter } = cohort;
  const params = { period: filter.period.key };
  const at = requestNow();
  const before = shiftPeriod(filter.period, -1);
  const missed = {
    ...filter,
    cut: noCut,
    outcome: "missed" as const,
    dealerIds: [dealer.id],
    lateFromMinutes: null,
    lateToMinutes: null,
    search: null,
  };
  // The longest late first.
  const listed = { sort: "-late" as const, page: 1, pageSize: LISTED_MISSES };
  const [league, months, found, misses, classes, locale, words, shipmentWords] = await Promise.all([
    readLeague(scope, filter, at),
    readDealerMonths(scope, dealer.id, filter, at),
    readDealerCauses(scope, filter, dealer.id, at),
    listShipments(scope, missed, listed, at),
    listServiceClasses(scope),
    getLocale(),
    getTranslations("dealer.causes"),
    getTranslations("shipments"),
  ]);
  const row = league.rows.find(({ dealerId }) => dealerId === dealer.id) ?? notFound();
  const earlier = before
    ? (await readLeague(scope, { ...filter, period: before }, at)).rows.find(
        ({ dealerId }) => dealerId === dealer.id,
      )
    : undefined;
  const promises = await readPromises(
    scope,
    dealer.id,
    misses.rows.map(({ id }) => id),
  );
  // Where nothing was missed there is no cause to name, whatever the longer record says.
  const [cause] = row.late + row.undelivered > 0 ? found.causes : [];
  const names = {
    t: words,
    shipments: shipmentWords,
    locale,
    names: new Map([...found.names, ...classNamesIn(classes, locale)]),
  };
  return (
    <>
      <DealerFacts dealer={dealer} />
      <DealerSentence
        row={row}
        period={period}
        judged={league.judged}
        cause={
          cause === undefined
            ? null
            : {
                words: words("main", { words: causeWords(cause, row.target, names) }),
                range:
                  cause.window === "period"
                    ? null
                    : rangeWords(cause, filter.period, found.record, names),
              }
        }
      />
      <DealerReportFigures
        row={row}
        judged={league.judged}
        params={{ ...params, dealer: dealer.id }}
        change={
          before && earlier
            ? {
                beside: formatPeriodBeside(before, filter.period, locale),
                difference: rateDifference(row, earlier),
              }
            : null
        }
      />
      <ReportMonths chart={reportMonths(months, row.target, filter.period)} />
      <ReportMisses
        rows={misses.rows.map((item) => ({
          item,
          steps: (promises.get(item.id) ?? [])
            .filter(({ kind }) => kind === "original")
            .flatMap(({ steps }) => promiseStepsSchema.parse(steps)),
        }))}
        total={misses.total}
        period={period}
        href={hrefTo("/shipments", { ...params, dealer: dealer.id, outcome: "missed" })}
      />
    </>
  );
}
