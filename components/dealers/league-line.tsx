import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateBar } from "#components/charts/rate-bar.tsx";
import { StandingWord } from "#components/charts/standing-word.tsx";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import {
  formatCount,
  formatInterval,
  formatProbability,
  formatRate,
  formatTarget,
} from "#lib/i18n/format.ts";

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
  scale,
  target,
  cohort,
}: {
  row: LeagueRow;
  scale: RateScale;
  target: number;
  cohort: LinkParams;
}) {
  const t = useTranslations("dealers.table");
  const missed = row.late + row.undelivered;
  const place = [
    row.city,
    row.homePlatform,
    row.dealerClass === null ? null : t("class", { code: row.dealerClass }),
  ].filter((part) => part !== null);
  const count = (outcome: "due" | "on_time" | "missed", n: number, label: string) => (
    <Link
      className="drill thumb relative inline-block min-h-6 content-center"
      href={hrefTo("/shipments", { ...cohort, dealer: row.dealerId, outcome })}
      aria-label={label}
      prefetch={false}
    >
      {formatCount(n)}
    </Link>
  );
  const dueLink = count("due", row.due, t("dueLink", { name: row.name, count: row.due }));
  const missedLink = count("missed", missed, t("missedLink", { name: row.name, count: missed }));
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
  const desk = "max-lg:hidden num";
  return (
    <tr className="relative">
      <td className="num text-ink-3 max-lg:px-1!">{row.rank ?? "–"}</td>
      <th scope="row" className="py-1.5">
        <Link
          className="row-link inline-block min-h-6 content-center font-bold hover:underline"
          href={hrefTo(`/dealers/${row.dealerId}`, cohort)}
          prefetch={false}
        >
          {row.name}
        </Link>
        <span className="block text-xs text-ink-3">
          {place.join("·")}
          {row.target === target ? null : (
            <span className="ml-2">{t("ownTarget", { target: formatTarget(row.target) })}</span>
          )}
        </span>
        <span className="mt-0.5 flex flex-wrap items-center gap-x-3 text-xs text-ink-2 lg:hidden">
          <StandingWord standing={row.standing} />
          <span>
            {t("due")} {dueLink}
          </span>
          <span>
            {t("missed")} {missedLink}
          </span>
        </span>
      </th>
      <td className={desk}>{dueLink}</td>
      <td className={desk}>
        {count("on_time", row.onTime, t("onTimeLink", { name: row.name, count: row.onTime }))}
      </td>
      <td className={desk}>{missedLink}</td>
      <td className="num">
        {row.rate === null || row.interval === null ? (
          "–"
        ) : (
          <>
            <span className={`block text-figure font-bold ${rateColours[row.standing]}`}>
              {formatRate(row.rate, row.target)}
            </span>
            <span className="block text-xs text-ink-3" title={t("interval")}>
              {formatInterval(row.interval)}
            </span>
            <span className="-mr-2 inline-block align-top sm:hidden">{bar(96)}</span>
          </>
        )}
      </td>
      <td className="max-sm:hidden">{bar(148)}</td>
      <td className="max-lg:hidden">
        <StandingWord standing={row.standing} />
      </td>
      <td className={desk}>
        {row.adjustedRate === null ? "–" : formatRate(row.adjustedRate, row.target)}
        <span className="block text-xs text-ink-3">
          {row.excused === 0 ? null : t("excused", { count: row.excused })}
        </span>
      </td>
      <td className={desk}>{row.shrunkRate === null ? "–" : formatRate(row.shrunkRate)}</td>
      <td className={desk}>
        {row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget)}
        <span className="block text-xs text-ink-3">
          {row.qValue === null ? null : t("q", { value: formatQ(row.qValue) })}
        </span>
      </td>
    </tr>
  );
}

function formatQ(qValue: number): string {
  return qValue < 0.001 ? "<0.001" : qValue.toFixed(3);
}
