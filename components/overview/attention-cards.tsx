import Link from "next/link";
import { useTranslations } from "next-intl";
import { RateBar } from "#components/charts/rate-bar.tsx";
import { dealerPlace } from "#components/overview/dealer-place.ts";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { WhyCell } from "#components/overview/why-cell.tsx";
import type { Attention, MainReason } from "#lib/charts/prepare-attention.ts";
import { formatCount, formatProbability, formatRate } from "#lib/i18n/format.ts";

/** The dealers to see first as a list, for a phone. */
export function AttentionCards({
  attention: { rows, scale },
  reasons,
  ofPart,
  links,
}: {
  attention: Attention;
  reasons: ReadonlyMap<string, MainReason>;
  /** Whether not all of the company's dealers are in view, whose ranks these are. */
  ofPart: boolean;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.list");
  return (
    <ol className="mt-2 border-t border-line-2">
      {rows.map((row) => (
        <li
          key={row.dealerId}
          className="relative grid grid-cols-[1fr_auto] gap-x-3 border-b border-line-1 py-3"
        >
          <div className="min-w-0">
            <Link
              className="row-link flex min-h-6 gap-2 font-bold"
              href={links.dealer(row.dealerId)}
              prefetch={false}
            >
              <span className="font-normal whitespace-nowrap text-ink-3">
                {row.rank !== null && ofPart ? t("companyRank", { rank: row.rank }) : row.rank}
              </span>
              <span className="truncate">{row.name}</span>
            </Link>
            <p className="truncate text-xs text-ink-3">{dealerPlace(row)}</p>
          </div>
          <div className="flex flex-col items-end">
            <span
              className={`text-figure font-bold ${row.standing === "weak" ? "text-bad" : "text-ink-1"}`}
            >
              {row.rate === null ? "–" : formatRate(row.rate, row.target)}
            </span>
            <RateBar {...row} scale={scale} width={120} />
          </div>
          <div className="col-span-2 mt-1 flex flex-wrap items-baseline gap-x-2">
            <WhyCell row={row} reason={reasons.get(row.dealerId)} links={links} />
          </div>
          <dl className="col-span-2 mt-1 flex flex-wrap gap-x-4 text-xs text-ink-3 [&>div]:flex [&>div]:items-center [&>div]:gap-1">
            <div>
              <dt>{t("due")}</dt>
              <dd>
                <Link
                  className="drill thumb relative inline-flex min-h-6 items-center text-ink-1"
                  href={links.shipments({ outcome: "due", dealer: row.dealerId })}
                  aria-label={t("dueLink", { name: row.name, count: row.due })}
                  prefetch={false}
                >
                  {formatCount(row.due)}
                </Link>
              </dd>
            </div>
            <div>
              <dt>{t("adjusted")}</dt>
              <dd className="text-ink-1">
                {row.adjustedRate === null ? "–" : formatRate(row.adjustedRate, row.target)}
              </dd>
              <dd>{t("excused", { count: row.excused })}</dd>
            </div>
            <div>
              <dt>{t("probability")}</dt>
              <dd className="text-ink-1">
                {row.probBelowTarget === null ? "–" : formatProbability(row.probBelowTarget)}
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ol>
  );
}
