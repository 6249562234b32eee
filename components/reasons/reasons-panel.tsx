import Link from "next/link";
import { useTranslations } from "next-intl";
import { ParetoChart, type ParetoRow } from "#components/charts/pareto.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { preparePareto } from "#lib/charts/prepare-pareto.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { ReasonTotals } from "#lib/domain/reasons.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

const MOST_BARS = 14;
/** How many reasons the title names. */
const NAMED = 3;
/** From this share on misses without a reason put the order of the others in doubt. */
const HEAVY_SHARE = 0.2;

/** Why shipments were missed: a bar a reason, its excused part pale, each leading to its shipments. */
export function ReasonsPanel({ totals, cohort }: { totals: ReasonTotals; cohort: LinkParams }) {
  const t = useTranslations("reasons.pareto");
  const words = useTranslations("shipments");
  const { missed, excused } = totals;
  const shipments = (params: LinkParams) =>
    hrefTo("/shipments", { ...cohort, outcome: "missed", ...params });
  const rows = totals.reasons.map(({ reason, ...own }): ParetoRow => {
    const label = reasonWord(reason, words);
    return {
      key: reason,
      n: own.missed,
      excused: own.excused,
      label,
      title: t("barTitle", {
        label,
        count: own.missed,
        share: formatRate(own.missed / missed),
        excused: own.excused,
      }),
      href: shipments({ reason }),
      hollow: reason === NO_REASON,
    };
  });
  const chart = preparePareto(rows, missed, { most: MOST_BARS, last: NO_REASON });
  if (chart === null) {
    return (
      <Panel id="reasons" title={t("empty")}>
        {null}
      </Panel>
    );
  }
  const unstated = rows.find(({ key }) => key === NO_REASON)?.n ?? 0;
  const drawing = {
    chart,
    label: t("chart", { missed: formatCount(missed) }),
    unit: t("unit"),
  };
  return (
    <Panel
      id="reasons"
      title={title()}
      caption={t("caption", { missed: formatCount(missed), excused })}
    >
      <ParetoChart className="mt-2 max-md:hidden" {...drawing} width={580} labels={170} />
      <ParetoChart className="mt-2 max-w-full md:hidden" {...drawing} width={340} />
      {chart.rest.items === 0 ? null : (
        <p className="text-xs text-ink-3">
          {t("rest", { items: chart.rest.items, count: formatCount(chart.rest.n) })}
        </p>
      )}
      <p className="mt-1 text-xs text-ink-2">
        {unstated === 0
          ? t("allStated")
          : t.rich("unstated", {
              count: unstated,
              share: formatRate(unstated / missed),
              heavy: unstated / missed >= HEAVY_SHARE ? "yes" : "no",
              link: (chunks) => (
                <Link
                  className="drill font-bold"
                  href={shipments({ reason: NO_REASON })}
                  prefetch={false}
                >
                  {chunks}
                </Link>
              ),
            })}
      </p>
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("reason")}</th>
              <th scope="col" className="num">
                {t("count")}
              </th>
              <th scope="col" className="num">
                {t("share")}
              </th>
              <th scope="col" className="num">
                {t("excused")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.label}</th>
                <td className="num">
                  <Link className="drill" href={row.href} prefetch={false}>
                    {formatCount(row.n)}
                  </Link>
                </td>
                <td className="num">{formatRate(row.n / missed)}</td>
                <td className="num">
                  {row.excused === 0 ? (
                    0
                  ) : (
                    <Link
                      className="drill"
                      href={shipments({ reason: row.key, outcome: "excused" })}
                      prefetch={false}
                    >
                      {formatCount(row.excused)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr className="font-bold">
              <th scope="row" className="border-b-0!">
                {t("total")}
              </th>
              <td className="num">{formatCount(missed)}</td>
              <td className="num">{formatRate(1)}</td>
              <td className="num">{formatCount(excused)}</td>
            </tr>
          </tfoot>
        </table>
      </TableTwin>
    </Panel>
  );

  function title() {
    const vital = chart?.vital ?? null;
    const share = chart?.bars[(vital ?? 1) - 1]?.cumulative ?? null;
    // Misses without a reason stand last: needing them says that the stated ones do not suffice.
    const needsUnstated = vital !== null && chart?.bars[vital - 1]?.item.key === NO_REASON;
    if (vital === null || share === null || needsUnstated) {
      return t("findingMixed", { share: formatRate(unstated / missed) });
    }
    const named = (chart?.bars ?? []).slice(0, Math.min(vital, NAMED));
    return t("finding", {
      vital,
      share: formatRate(share),
      names: named.map(({ item }) => item.label).join(t("comma")),
      more: vital - named.length,
    });
  }
}
