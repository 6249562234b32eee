import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateBar } from "#components/charts/rate-bar.tsx";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { LeagueCell, type LeagueEntry } from "#components/dealers/league-cell.tsx";
import type { Trends } from "#lib/charts/prepare-trends.ts";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { LeagueColumn } from "#lib/contracts/league-columns.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount, formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";

const rateColours: Record<Standing, string> = {
  weak: "text-bad",
  watch: "text-ink-1",
  meets: "text-ink-1",
  strong: "text-good",
  none: "text-ink-3",
};

/** A dealer's line; every count leads to the shipments it counts. */
export function LeagueLine({
  row,
  before,
  after,
  trends,
  scale,
  target,
  cohort,
}: {
  row: LeagueEntry;
  /** The columns shown left and right of the rate. */
  before: readonly LeagueColumn[];
  after: readonly LeagueColumn[];
  trends: Trends | null;
  scale: RateScale;
  target: number;
  cohort: LinkParams;
}) {
  const t = useTranslations("dealers.table");
  const missed = row.late + row.undelivered;
  const dealerHref = hrefTo(`/dealers/${row.dealerId}`, cohort);
  const place = [
    row.city,
    row.homePlatform,
    row.dealerClass === null ? null : t("class", { code: row.dealerClass }),
  ].filter((part) => part !== null);
  const count = (outcome: "due" | "on_time" | "missed", n: number) => {
    const names = { due: "dueLink", on_time: "onTimeLink", missed: "missedLink" } as const;
    return (
      <Link
        className="drill thumb relative inline-block min-h-6 content-center"
        href={hrefTo("/shipments", { ...cohort, dealer: row.dealerId, outcome })}
        aria-label={t(names[outcome], { name: row.name, count: n })}
        prefetch={false}
      >
        {formatCount(n)}
      </Link>
    );
  };
  const bar = (width: number) => (
    <RateBar
      rate={row.rate}
      interval={row.interval}
      standing={row.standing}
      target={row.target}
      scale={scale}
      width={width}
    />
  );
  const cell = (column: LeagueColumn) => (
    <LeagueCell
      key={column}
      column={column}
      row={row}
      count={count}
      trends={trends}
      href={dealerHref}
    />
  );
  return (
    <tr className="relative">
      <td className="num text-ink-3 max-lg:px-1!">{row.rank ?? "–"}</td>
      <th scope="row" className="py-1.5 group-data-[density=compact]/league:py-0!">
        <Link
          className="row-link inline-block min-h-6 content-center font-bold hover:underline"
          href={dealerHref}
          prefetch={false}
        >
          {row.name}
        </Link>
        <span className="second block text-xs text-ink-3">
          {place.join("·")}
          {row.target === target ? null : (
            <span className="ml-2">{t("ownTarget", { target: formatTarget(row.target) })}</span>
          )}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-3 text-xs text-ink-2 lg:hidden">
          <StandingWord standing={row.standing} />
          <span>
            {t("due")} {count("due", row.due)}
          </span>
          <span>
            {t("missed")} {count("missed", missed)}
          </span>
        </span>
      </th>
      {before.map(cell)}
      <td className="num">
        {row.rate === null || row.interval === null ? (
          "–"
        ) : (
          <>
            <span
              className={`block text-figure font-bold group-data-[density=compact]/league:text-base ${rateColours[row.standing]}`}
            >
              {formatRate(row.rate, row.target)}
            </span>
            <span className="second block text-xs text-ink-3" title={t("interval")}>
              {formatInterval(row.interval)}
            </span>
            <span className="-mr-2 inline-block align-top sm:hidden">{bar(96)}</span>
          </>
        )}
      </td>
      <td className="max-sm:hidden">{bar(148)}</td>
      {after.map(cell)}
    </tr>
  );
}
