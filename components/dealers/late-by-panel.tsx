import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { LateByChart, type LateByRow } from "#components/charts/late-by.tsx";
import { lateRangeWords, spanWords } from "#components/shipments/late-words.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { LateBy } from "#lib/charts/prepare-late-by.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** By how much the dealer's shipments missed: a bar a length of time, each leading to its shipments. */
export function LateByPanel({
  chart,
  shipments,
}: {
  chart: LateBy;
  /** The parameters of the dealer's shipments in the period. */
  shipments: LinkParams;
}) {
  const t = useTranslations("dealers.lateBy");
  const locale = useLocale();
  const late: LateByRow[] = chart.bars.map(({ fromMinutes, toMinutes, n }) => ({
    key: String(fromMinutes),
    label: lateRangeWords(fromMinutes, toMinutes, locale),
    n,
    href: hrefTo("/shipments", {
      ...shipments,
      outcome: "late",
      lateFrom: fromMinutes,
      lateTo: toMinutes,
    }),
    hollow: false,
  }));
  const rest: LateByRow[] = [
    {
      key: "undelivered",
      label: t("undelivered"),
      n: chart.undelivered,
      href: hrefTo("/shipments", { ...shipments, outcome: "undelivered" }),
      hollow: true,
    },
    { key: "cancelled", label: t("cancelled"), n: chart.cancelled, href: null, hollow: true },
  ];
  const rows = [...late, ...rest.filter(({ n }) => n > 0)];
  const { median } = chart;
  const only = median !== null && median.n === chart.late ? median : null;
  const shape = only !== null ? "single" : median?.toMinutes === null ? "open" : "closed";
  return (
    <Panel
      id="late-by"
      title={t("finding", {
        late: chart.late,
        shape,
        range: only === null ? "" : lateRangeWords(only.fromMinutes, only.toMinutes, locale),
        span:
          median === null
            ? ""
            : spanWords(median.toMinutes ?? median.fromMinutes, chart.unit === "days", locale),
        undelivered: chart.undelivered,
      })}
      caption={t("caption", { missed: chart.missed, unit: chart.unit })}
    >
      <LateByChart className="mt-2 max-md:hidden" chart={chart} rows={rows} width={416} />
      <LateByChart className="mt-2 max-w-full md:hidden" chart={chart} rows={rows} width={326} />
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("late")}</th>
              <th scope="col" className="num">
                {t("count")}
              </th>
              <th scope="col" className="num">
                {t("share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, n, href }) => (
              <tr key={key}>
                <th scope="row">{label}</th>
                <td className="num">
                  {href === null || n === 0 ? (
                    formatCount(n)
                  ) : (
                    <Link className="drill" href={href} prefetch={false}>
                      {formatCount(n)}
                    </Link>
                  )}
                </td>
                <td className="num">{formatRate(n / chart.missed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableTwin>
    </Panel>
  );
}
