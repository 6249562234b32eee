import { useTranslations } from "next-intl";
import { SortHead, type SortState } from "#components/dealers/sort-head.tsx";
import { PlatformCards } from "#components/platforms/platform-cards.tsx";
import { PlatformLine } from "#components/platforms/platform-line.tsx";
import { SPARK_MONTHS, scalesOf } from "#components/platforms/table-scales.ts";
import { BarAxis } from "#components/platforms/value-bar.tsx";
import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import { formatTarget } from "#lib/i18n/format.ts";

/** Every platform with its rulers, its minutes, its weekends and its months; sorted by its heads. */
export function PlatformsTable({
  rows,
  target,
  aimMinutes,
  lastMonth,
  slowMinutes,
  sort,
  cohort,
  caption,
}: {
  rows: readonly PlatformRow[];
  target: number;
  aimMinutes: number;
  lastMonth: string;
  /** From when on a delivery counts as logged late. */
  slowMinutes: number;
  sort: SortState;
  cohort: LinkParams;
  caption: string;
}) {
  const t = useTranslations("platforms.table");
  const scales = scalesOf(rows, target, aimMinutes, lastMonth);
  return (
    <>
      <PlatformCards rows={rows} scales={scales} cohort={cohort} />
      <section aria-label={t("scroll")} className="relative overflow-x-auto max-sm:hidden">
        <table className="figures min-w-[1180px]">
          <caption className="sr-only">{caption}</caption>
          <thead className="[&_th]:align-middle">
            <tr>
              <SortHead column="name" sort={sort} className="sticky left-0 z-10 bg-canvas">
                {t("platform")}
              </SortHead>
              <SortHead
                column="weak"
                sort={sort}
                first="descending"
                className="num"
                title={t("weakTitle")}
              >
                {t("weak")}
              </SortHead>
              <SortHead column="due" sort={sort} first="descending" className="num">
                {t("due")}
              </SortHead>
              <SortHead column="rate" sort={sort} className="num">
                {t("rate")}
              </SortHead>
              <th scope="col">
                <span className="sr-only">{t("rateAxis", { target: formatTarget(target) })}</span>
                <BarAxis scale={scales.rates} mark={(rate) => formatTarget(rate).slice(0, -1)} />
              </th>
              <SortHead column="adjusted" sort={sort} className="num">
                {t("adjusted")}
              </SortHead>
              <SortHead
                column="dock"
                sort={sort}
                first="descending"
                className="num"
                title={t("dockTitle")}
              >
                {t("dock")}
              </SortHead>
              <SortHead column="minutes" sort={sort} first="descending" className="num">
                {t("minutes")}
              </SortHead>
              <th scope="col">
                <span className="sr-only">{t("minutesAxis", { aim: aimMinutes })}</span>
                <BarAxis scale={scales.minutes} mark={String} />
              </th>
              <SortHead column="median" sort={sort} first="descending" className="num">
                {t("median")}
              </SortHead>
              <SortHead
                column="weekend"
                sort={sort}
                first="descending"
                className="num"
                title={t("weekendTitle")}
              >
                {t("weekend")}
              </SortHead>
              <SortHead
                column="lag"
                sort={sort}
                first="descending"
                className="num"
                title={t("lagTitle", { minutes: slowMinutes })}
              >
                {t("lag")}
              </SortHead>
              <th scope="col">{t("months", { months: SPARK_MONTHS })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <PlatformLine
                key={row.platformId}
                row={row}
                scales={scales}
                slowMinutes={slowMinutes}
                cohort={cohort}
              />
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
