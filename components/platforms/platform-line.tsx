import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import { MonthSpark } from "#components/platforms/month-spark.tsx";
import { SPARK_MONTHS, type TableScales } from "#components/platforms/table-scales.ts";
import { aimSide, ValueBar } from "#components/platforms/value-bar.tsx";
import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import { prepareSpark } from "#lib/charts/prepare-spark.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatCount, formatInterval, formatPoints, formatRate } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const WEEKEND = ["6", "7"];

/** One platform of the table; every count leads to the rows that it counts. */
export function PlatformLine({
  row,
  scales,
  slowMinutes,
  cohort,
}: {
  row: PlatformRow;
  scales: TableScales;
  slowMinutes: number;
  cohort: LinkParams;
}) {
  const t = useTranslations("platforms.table");
  const { name, platformId, raw, adjusted, dock, minutes, weekend, lag, standings } = row;
  const { target } = scales;
  const own = { ...cohort, platform: platformId };
  const shipments = (params: LinkParams) => hrefTo("/shipments", { ...own, ...params });
  return (
    <tr data-platform={platformId}>
      <th scope="row" className="sticky left-0 z-10 bg-canvas">
        <Link
          className="font-bold whitespace-nowrap hover:underline"
          href={page()}
          prefetch={false}
        >
          {name}
        </Link>
      </th>
      <td className="num">
        {standings.weak === 0 ? (
          "0"
        ) : (
          <Link
            className="drill inline-flex items-center gap-1.5 font-bold text-bad"
            href={hrefTo("/dealers", { ...own, standing: "weak" })}
            aria-label={t("weakLink", { name, count: standings.weak, dealers: row.dealers })}
            prefetch={false}
          >
            <StandingMark standing="weak" />
            {standings.weak}
          </Link>
        )}
        <Note>{t("ofDealers", { dealers: formatCount(row.dealers) })}</Note>
      </td>
      <td className="num">
        <Link
          className="drill"
          href={shipments({ outcome: "due" })}
          aria-label={t("dueLink", { name, count: row.due })}
          prefetch={false}
        >
          {formatCount(row.due)}
        </Link>
      </td>
      <td className={`num text-figure font-bold ${row.verdict === "below" ? "text-bad" : ""}`}>
        {raw === null ? "–" : formatRate(raw.rate, target)}
        {raw === null ? null : <Note>{formatInterval(raw.interval)}</Note>}
      </td>
      <td>
        {raw === null || row.verdict === null ? null : (
          <ValueBar
            value={raw.rate}
            interval={raw.interval}
            verdict={row.verdict}
            scale={scales.rates}
          />
        )}
      </td>
      <td className="num">
        {adjusted === null ? "–" : formatRate(adjusted.rate, target)}
        {row.excused === 0 ? (
          <Note>{t("excused", { count: 0 })}</Note>
        ) : (
          <Link
            className="drill block text-xs text-ink-3"
            href={shipments({ outcome: "excused" })}
            prefetch={false}
          >
            {t("excused", { count: formatCount(row.excused) })}
          </Link>
        )}
      </td>
      <td className="num">
        {dock === null ? "–" : formatRate(dock.rate, target)}
        {row.dockGapPoints === null ? null : (
          <Note>{t("gap", { points: formatPoints(row.dockGapPoints) })}</Note>
        )}
      </td>
      <td
        className={`num text-figure font-bold ${row.minutesVerdict === "beyond" ? "text-bad" : ""}`}
      >
        {minutes === null ? "–" : minutes.mean.toFixed(1)}
        {minutes?.interval ? (
          <Note>{`${minutes.interval.low.toFixed(1)}–${minutes.interval.high.toFixed(1)}`}</Note>
        ) : null}
      </td>
      <td>
        {minutes === null || row.minutesVerdict === null ? null : (
          <ValueBar
            value={minutes.mean}
            interval={minutes.interval}
            verdict={aimSide(row.minutesVerdict)}
            scale={scales.minutes}
          />
        )}
      </td>
      <td className="num">{row.medianMinutes ?? "–"}</td>
      <td className="num">
        {weekend === null || weekend.of === 0 ? (
          "–"
        ) : (
          <>
            <Link
              className="drill"
              href={shipments({ outcome: "due", weekday: WEEKEND })}
              aria-label={t("weekendLink", {
                name,
                count: weekend.n,
                share: formatRate(weekend.n / weekend.of),
              })}
              prefetch={false}
            >
              {formatRate(weekend.n / weekend.of)}
            </Link>
            {weekend.n === 0 ? null : (
              <Note>
                {t("weekendRate", { rate: formatRate(weekend.onTime / weekend.n, target) })}
              </Note>
            )}
          </>
        )}
      </td>
      <td className="num">
        {lag === null || lag.of === 0 ? (
          "–"
        ) : (
          <>
            {t("lagMinutes", { minutes: lag.medianMinutes.toFixed(1) })}
            <Note>
              {t("lagSlow", { share: formatRate(lag.slow / lag.of), minutes: slowMinutes })}
            </Note>
          </>
        )}
      </td>
      <td>
        <Spark row={row} scales={scales} href={`${page()}#months-title`} />
      </td>
    </tr>
  );

  function page() {
    return hrefTo(`/platforms/${platformId}`, { ...cohort, platform: null });
  }
}

function Spark({ row, scales, href }: { row: PlatformRow; scales: TableScales; href: string }) {
  const t = useTranslations("platforms.table");
  const locale = useLocale();
  const months = prepareSpark(row.months, scales.lastMonth, SPARK_MONTHS);
  const known = months.flatMap(({ month, rate }) => (rate === null ? [] : [{ month, rate }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const word = (month: string) => {
    const period = parsePeriod(month);
    return period === null ? month : formatPeriod(period, locale);
  };
  const label = t("monthsLink", {
    name: row.name,
    first: word(first.month),
    firstRate: formatRate(first.rate, scales.target),
    last: word(last.month),
    lastRate: formatRate(last.rate, scales.target),
  });
  return (
    <Link className="inline-block" href={href} aria-label={label} title={label} prefetch={false}>
      <MonthSpark
        months={months}
        slots={SPARK_MONTHS}
        target={scales.target}
        end={scales.sparkEnds.get(row.platformId) ?? "unsure"}
        from={scales.sparkFrom}
      />
    </Link>
  );
}

function Note({ children }: { children: string }) {
  return <span className="block text-xs leading-4 font-normal text-ink-3">{children}</span>;
}
