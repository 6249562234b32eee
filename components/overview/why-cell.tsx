import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { MainReason } from "#lib/charts/prepare-attention.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** The main reason of a dealer's misses and how many it explains, each leading to those shipments. */
export function WhyCell({
  row: { dealerId: dealer },
  reason: main,
  links,
}: {
  row: LeagueRow;
  /** Undefined = nothing was missed. */
  reason: MainReason | undefined;
  links: OverviewLinks;
}) {
  const t = useTranslations("overview.list");
  const words = useTranslations("shipments");
  if (main === undefined) return <span className="text-ink-3">–</span>;
  const toReason = links.shipments({
    outcome: "missed",
    dealer,
    reason: main.reason ?? NO_REASON,
  });
  const word = reasonWord(main.reason, words);
  return (
    <>
      <Link
        className={`block truncate sm:max-w-28 hover:underline ${main.reason === null ? "text-ink-3" : ""}`}
        href={toReason}
        title={word}
        prefetch={false}
      >
        {word}
      </Link>
      <span className="block text-xs leading-4 text-ink-3">
        {t.rich("whyCount", {
          missed: formatCount(main.missed),
          of: formatCount(main.of),
          toReason: drill(toReason),
          toMissed: drill(links.shipments({ outcome: "missed", dealer })),
        })}
      </span>
    </>
  );
}

function drill(href: string) {
  return (chunks: ReactNode) => (
    <Link className="drill thumb relative" href={href} prefetch={false}>
      {chunks}
    </Link>
  );
}
