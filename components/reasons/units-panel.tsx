import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ParetoChart, type ParetoRow } from "#components/charts/pareto.tsx";
import { unitHref, unitWord } from "#components/reasons/unit-words.ts";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import { type Pareto, preparePareto } from "#lib/charts/prepare-pareto.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import type { ReasonUnit, UnitSums } from "#lib/domain/reasons.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

const MOST_BARS = 12;
const LABELS_PX = 170;
/** The file has all of them: every row here is sent twice. */
const MOST_ROWS = 50;

/** Who or when the misses were: a bar a dealer, platform, hour, weekday or product line. */
export function UnitsPanel({
  by,
  units,
  missed,
  reason,
  cohort,
  children,
}: {
  by: ReasonUnit;
  /** The unit with most misses first; counts are those of the chosen reason. */
  units: readonly UnitSums[];
  /** All misses of the chosen reason, each once. */
  missed: number;
  /** The chosen reason, as stored and in words; null = all. */
  reason: { readonly code: string; readonly word: string } | null;
  cohort: LinkParams;
  /** The choices above the chart. */
  children: ReactNode;
}) {
  const t = useTranslations("reasons.by");
  const locale = useLocale();
  const known = units.filter(({ unit }) => unit !== null);
  const unknown = units.find(({ unit }) => unit === null)?.missed ?? 0;
  const of = by === "line" ? missed : missed - unknown;
  const rows = known.map((sums): ParetoRow & { due: number; onTime: number } => {
    const label = unitWord(by, sums, locale);
    const onTime = sums.due - sums.allMissed;
    return {
      key: sums.unit ?? "",
      n: sums.missed,
      excused: sums.excused,
      label,
      title: t("barTitle", {
        label,
        count: sums.missed,
        share: of === 0 ? "–" : formatRate(sums.missed / of),
        due: formatCount(sums.due),
        rate: formatRate(onTime / sums.due),
      }),
      href: unitHref(by, sums.unit ?? "", cohort, { reason: reason?.code }),
      hollow: false,
      due: sums.due,
      onTime,
    };
  });
  const missing = rows.filter(({ n }) => n > 0);
  const unlisted = missing.slice(MOST_ROWS);
  const chart = preparePareto(rows, of, { most: MOST_BARS, last: null });
  if (chart === null) {
    return (
      <Panel id="units" title={t("empty")}>
        {children}
      </Panel>
    );
  }
  const excused = rows.reduce((sum, row) => sum + row.excused, 0);
  const drawing = {
    chart,
    label: t("chart", { by: t(by) }),
    unit: t("unit"),
    mark: "data-unit",
  } as const;
  return (
    <Panel
      id="units"
      title={title(chart)}
      caption={
        by === "line"
          ? t("captionLine", { missed: formatCount(missed) })
          : t("caption", { missed: formatCount(missed), excused })
      }
    >
      {children}
      <ParetoChart className="mt-2 max-md:hidden" width={580} labels={LABELS_PX} {...drawing} />
      <ParetoChart className="mt-2 max-w-full md:hidden" width={340} {...drawing} />
      <p className="text-xs text-ink-3">
        {chart.rest.items === 0
          ? null
          : `${t("rest", { items: chart.rest.items, count: formatCount(chart.rest.n) })} `}
        {unknown === 0
          ? null
          : t(by === "line" ? "unknownLine" : "unknownStart", { count: unknown })}
      </p>
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t(by)}</th>
              <th scope="col" className="num">
                {t("missed")}
              </th>
              <th scope="col" className="num">
                {t("share")}
              </th>
              <th scope="col" className="num">
                {t("due")}
              </th>
              <th scope="col" className="num">
                {t("rate")}
              </th>
              <th scope="col" className="num">
                {t("interval")}
              </th>
            </tr>
          </thead>
          <tbody>
            {missing.slice(0, MOST_ROWS).map((row) => {
              const interval = wilsonInterval(row.onTime, row.due);
              return (
                <tr key={row.key} data-unit={row.key}>
                  <th scope="row">{row.label}</th>
                  <td className="num">
                    <Link className="drill" href={row.href} prefetch={false}>
                      {formatCount(row.n)}
                    </Link>
                  </td>
                  <td className="num">{formatRate(row.n / of)}</td>
                  <td className="num">
                    <Link
                      className="drill"
                      href={unitHref(by, row.key, cohort, { outcome: "due" })}
                      prefetch={false}
                    >
                      {formatCount(row.due)}
                    </Link>
                  </td>
                  <td className="num">{formatRate(row.onTime / row.due)}</td>
                  <td className="num">{interval === null ? "–" : formatInterval(interval)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {unlisted.length === 0 ? null : (
          <p className="py-2 text-xs text-ink-3">
            {t("unlisted", {
              items: formatCount(unlisted.length),
              count: formatCount(unlisted.reduce((sum, { n }) => sum + n, 0)),
            })}
          </p>
        )}
      </TableTwin>
    </Panel>
  );

  function title({ bars, vital }: Pareto<ParetoRow>) {
    const first = bars[0];
    const share = (part: number | null | undefined) => formatRate(part ?? 0);
    const word = reason?.word ?? "all";
    if (by === "dealer") {
      const half = bars.findIndex(({ cumulative }) => (cumulative ?? 0) >= 0.5);
      const upTo = half >= 0 ? half + 1 : (vital ?? 0);
      return t("findingDealer", {
        reason: word,
        vital: upTo,
        share: share(bars[upTo - 1]?.cumulative),
      });
    }
    const values = { reason: word, name: first?.item.label ?? "", share: share(first?.share) };
    if (by === "platform") return t("findingPlatform", values);
    if (by === "hour") return t("findingHour", values);
    return by === "weekday" ? t("findingWeekday", values) : t("findingLine", values);
  }
}
