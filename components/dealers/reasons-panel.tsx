import Link from "next/link";
import { useTranslations } from "next-intl";
import { ParetoChart, type ParetoRow } from "#components/charts/pareto.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { preparePareto } from "#lib/charts/prepare-pareto.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

const MOST_BARS = 8;

type ReasonCount = {
  readonly key: string | null;
  readonly missed: number;
  readonly excused: number;
};

/** Why staff say that the dealer's shipments were missed, from the most frequent on. */
export function ReasonsPanel({
  reasons,
  missed,
  period,
  shipments,
}: {
  /** One each; `NO_REASON` for none stated. */
  reasons: readonly ReasonCount[];
  missed: number;
  period: string;
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.reasons");
  const words = useTranslations("shipments");
  const rows = reasons.map(({ key, missed: n, excused }): ParetoRow => {
    const reason = key ?? NO_REASON;
    const label = reasonWord(reason, words);
    return {
      key: reason,
      n,
      excused,
      label,
      title: t("bar", { name: label, n, share: formatRate(n / missed), excused }),
      href: hrefTo("/shipments", { ...shipments, outcome: "missed", reason }),
      hollow: reason === NO_REASON,
    };
  });
  const chart = preparePareto(rows, missed, { most: MOST_BARS, last: NO_REASON });
  if (chart === null) {
    return (
      <Panel id="reasons" title={t("empty", { period })}>
        {null}
      </Panel>
    );
  }
  const unstated = rows.find(({ hollow }) => hollow)?.n ?? 0;
  const [top] = chart.bars;
  const vital = chart.vital === null ? undefined : chart.bars[chart.vital - 1];
  const drawing = { chart, label: t("label", { missed }), unit: t("unit") };
  return (
    <Panel
      id="reasons"
      title={
        top === undefined || top.item.hollow
          ? t("unstated")
          : t("finding", {
              top: top.item.label,
              share: formatRate(top.share),
              vital: chart.vital ?? 0,
              more: vital === undefined || vital.item.hollow ? 0 : (chart.vital ?? 1) - 1,
              together: formatRate(vital?.cumulative ?? 0),
            })
      }
      caption={t("caption", { missed, unstated })}
    >
      <ParetoChart className="mt-2 max-md:hidden" {...drawing} width={560} labels={170} />
      <ParetoChart className="mt-2 max-w-full md:hidden" {...drawing} width={326} />
      {chart.rest.items === 0 ? null : (
        <p className="text-xs text-ink-3">{t("rest", chart.rest)}</p>
      )}
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
            {rows
              .toSorted((a, b) => b.n - a.n)
              .map((row) => (
                <tr key={row.key}>
                  <th scope="row">{row.label}</th>
                  <td className="num">
                    <Link className="drill" href={row.href} prefetch={false}>
                      {formatCount(row.n)}
                    </Link>
                  </td>
                  <td className="num">{formatRate(row.n / missed)}</td>
                  <td className="num">{formatCount(row.excused)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );
}
