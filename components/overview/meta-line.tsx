import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { RateHeadline } from "#components/overview/headline.tsx";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import type { RateDifference } from "#lib/domain/stats/newcombe-difference.ts";
import { formatCount, formatPoints, formatProbability, formatTarget } from "#lib/i18n/format.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** The change since the period before, named in words; null = nothing was due then. */
export type Change = { readonly period: string; readonly difference: RateDifference | null };

/** What the sentence rests on: n, how it is counted, the change, what the weak cost, as of when. */
export function MetaLine({
  headline,
  due,
  fitted,
  change,
  running,
  filters,
  asOf,
  zone,
  links,
}: {
  headline: RateHeadline;
  due: number;
  /** The fitted share of the company's dealers whose true rate is below the target. */
  fitted: { readonly share: number; readonly target: number; readonly narrowed: boolean } | null;
  change: Change | null;
  running: boolean;
  /** Filters besides the period, in words, each with where it leads when removed. */
  filters: readonly { readonly label: string; readonly dropHref: string }[];
  asOf: Date;
  zone: string;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.meta");
  const locale = useLocale();
  const weak = headline.kind === "hidden" || headline.kind === "weak" ? headline : null;
  return (
    <ul className="mt-2 flex flex-col flex-wrap gap-x-5 gap-y-0.5 overflow-x-clip text-ink-3 sm:flex-row sm:[&>li]:relative sm:[&>li]:before:absolute sm:[&>li]:before:-left-5 sm:[&>li]:before:w-5 sm:[&>li]:before:text-center sm:[&>li]:before:text-line-3 sm:[&>li]:before:content-['·']">
      {filters.map(({ label, dropHref }) => (
        <li key={label} className="font-bold text-ink-1">
          {label}{" "}
          <Link className="drill font-normal text-accent" href={dropHref} prefetch={false}>
            {t("dropFilter")}
          </Link>
        </li>
      ))}
      <li>
        {drill(links.shipments({ outcome: "due" }))(t("shipments", { count: formatCount(due) }))}
      </li>
      <li>{t("byDue")}</li>
      {running ? <li>{t("running")}</li> : null}
      {change === null ? null : (
        <li>
          <ChangeText change={change} />
        </li>
      )}
      {weak === null || weak.weak.costPoints === null ? null : (
        <li>
          {t.rich("weakCost", {
            weak: weak.standings.weak,
            due: formatCount(weak.weak.due),
            points: Math.abs(weak.weak.costPoints).toFixed(2),
            toWeak: drill(links.shipments({ outcome: "due", standing: "weak" })),
          })}
        </li>
      )}
      {fitted === null ? null : (
        <li title={t("fittedMeaning")}>
          {t.rich("fitted", {
            company: fitted.narrowed ? "yes" : "no",
            share: formatProbability(fitted.share),
            target: formatTarget(fitted.target),
            strong: (chunks) => <b className="text-ink-1">{chunks}</b>,
          })}
        </li>
      )}
      <li>
        <time dateTime={asOf.toISOString()} title={t("zone", { zone })}>
          {t("asOf", { instant: formatInstant(asOf, zone, locale) })}
        </time>
      </li>
    </ul>
  );
}

function drill(href: string) {
  return (chunks: ReactNode) => (
    <Link className="drill text-ink-2" href={href} prefetch={false}>
      {chunks}
    </Link>
  );
}

function ChangeText({ change: { period, difference } }: { change: Change }) {
  const t = useTranslations("overview.meta");
  if (difference === null) return t("previousNone", { period });
  const points = difference.difference * 100;
  const direction = Math.abs(points) < 0.005 ? "level" : points > 0 ? "up" : "down";
  const sure = difference.low > 0 || difference.high < 0;
  const look = !sure ? "text-ink-2" : points > 0 ? "text-good font-bold" : "text-bad font-bold";
  const arrow = { up: "▴", down: "▾", level: "" }[direction];
  const title = t("interval", {
    low: formatPoints(difference.low * 100),
    high: formatPoints(difference.high * 100),
  });
  return (
    <span title={title}>
      <span className={look}>
        <span aria-hidden="true">{arrow} </span>
        {t("previous", { period, direction, points: Math.abs(points).toFixed(2) })}
      </span>
      {sure ? null : ` (${t("unsure")})`}
    </span>
  );
}
