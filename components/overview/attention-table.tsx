import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateAxis, RateBar } from "#components/charts/rate-bar.tsx";
import { dealerPlace } from "#components/overview/dealer-place.ts";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { WhyCell } from "#components/overview/why-cell.tsx";
import type { Attention, MainReason } from "#lib/charts/prepare-attention.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatProbability, formatRate, formatTarget } from "#lib/i18n/format.ts";

const BAR_PX = 140;
/** Left out where the funnel stands beside the table and leaves too little room. */
const ROOMY = "min-[1340px]:max-[1419px]:hidden";

/** The dealers to see first as a table, for a desk. */
export function AttentionTable({
  attention: { rows, scale },
  reasons,
  target,
  links,
}: {
  attention: Attention;
  reasons: ReadonlyMap<string, MainReason>;
  target: number;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.list");
  return (
    <table className="figures mt-1 [&_td]:h-[50px]">
      <thead>
        <tr>
          <th scope="col" className="pl-0">
            <span className="sr-only">{t("rank")}</span>
          </th>
          <th scope="col">{t("dealer")}</th>
          <th scope="col" className="num">
            {t("due")}
          </th>
          <th scope="col" className="num">
            {t("raw")}
          </th>
          <th scope="col">
            <span className="sr-only">{t("interval")}</span>
            <RateAxis scale={scale} target={target} width={BAR_PX} />
          </th>
          <th scope="col" className="num">
            {t("adjusted")}
          </th>
          <th scope="col" className={`num ${ROOMY}`}>
            {t("probability")}
          </th>
          <th scope="col" className="pr-0 pl-3">
            {t("why")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.dealerId} data-dealer={row.dealerId}>
            <td className="w-5 pl-0 text-ink-3">{row.rank}</td>
            <th scope="row" className="max-w-40 lg:w-full lg:max-w-0">
              <Link
                className="block truncate font-bold hover:underline"
                href={links.dealer(row.dealerId)}
                title={row.name}
                prefetch={false}
              >
                {row.name}
              </Link>
              <Note>{dealerPlace(row)}</Note>
            </th>
            <td className="num">
              <Link
                className="drill"
                href={links.shipments({ outcome: "due", dealer: row.dealerId })}
                aria-label={t("dueLink", { name: row.name, count: row.due })}
                prefetch={false}
              >
                {formatCount(row.due)}
              </Link>
            </td>
            <td
              className={`num text-figure font-bold ${row.standing === "weak" ? "text-bad" : "text-ink-1"}`}
            >
              {row.rate === null ? "–" : formatRate(row.rate, row.target).slice(0, -1)}
              <span className="ml-px text-xs font-normal">%</span>
              {row.target === target ? null : (
                <Note>{t("ownTarget", { target: formatTarget(row.target) })}</Note>
              )}
            </td>
            <td>
              <RateBar {...row} scale={scale} width={BAR_PX} />
              {row.interval === null ? null : (
                <span className="sr-only">
                  {formatRate(row.interval.low)}–{formatRate(row.interval.high)}
                </span>
              )}
            </td>
            <td className="num">
              {row.adjustedRate === null ? "–" : formatRate(row.adjustedRate, row.target)}
              <Excused row={row} links={links} />
            </td>
            <td className={`num ${ROOMY}`}>
              {row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget)}
            </td>
            <td className="pr-0 pl-3">
              <WhyCell row={row} reason={reasons.get(row.dealerId)} links={links} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Note({ children }: { children: string }) {
  return (
    <span className="block truncate text-xs leading-4 font-normal text-ink-3" title={children}>
      {children}
    </span>
  );
}

function Excused({ row, links }: { row: LeagueRow; links: OverviewLinks }) {
  const t = useTranslations("overview.list");
  const text = t("excused", { count: row.excused });
  if (row.excused === 0) return <Note>{text}</Note>;
  return (
    <Link
      className="drill block text-xs leading-4 text-ink-3"
      href={links.shipments({ outcome: "excused", dealer: row.dealerId })}
      aria-label={t("excusedLink", { name: row.name, count: row.excused })}
      prefetch={false}
    >
      {text}
    </Link>
  );
}
