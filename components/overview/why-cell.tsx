import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OverviewLinks } from "#components/overview/overview-links.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { MainReason } from "#lib/charts/prepare-attention.ts";
import { NO_REASON } from "#lib/contracts/filters.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount } from "#lib/i18n/format.ts";

/**
 * The main reason of a dealer's misses and how many it explains, each leading to those shipments;
 * where no reason explains enough of them, that they are spread.
 */
export function WhyCell({
  row: { dealerId: dealer, name },
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
  const toMissed = drill(
    links.shipments({ outcome: "missed", dealer }),
    t("missedLink", { name, count: main.of }),
  );
  if (main.kind === "spread") {
    return (
      <>
        <span className="block text-ink-2">{words("reasonsSpread")}</span>
        <Count>{t.rich("missedCount", { of: formatCount(main.of), toMissed })}</Count>
      </>
    );
  }
  const href = links.shipments({ outcome: "missed", dealer, reason: main.reason ?? NO_REASON });
  const word = reasonWord(main.reason, words);
  const label = t("whyLink", { name, reason: word, count: main.missed });
  return (
    <>
      <Link
        className={`leading-4.5 hover:underline max-sm:inline-flex max-sm:min-h-6 max-sm:items-center sm:line-clamp-2 sm:max-w-28 ${main.reason === null ? "text-ink-3" : ""}`}
        href={href}
        title={word}
        aria-label={label}
        prefetch={false}
      >
        {word}
      </Link>
      <Count>
        {t.rich("whyCount", {
          missed: formatCount(main.missed),
          of: formatCount(main.of),
          toReason: drill(href, label),
          toMissed,
        })}
      </Count>
    </>
  );
}

function Count({ children }: { children: ReactNode }) {
  return <span className="block text-xs leading-4 whitespace-nowrap text-ink-3">{children}</span>;
}

function drill(href: string, label: string) {
  return (chunks: ReactNode) => (
    <Link
      className="drill thumb relative max-sm:inline-flex max-sm:min-h-6 max-sm:items-center"
      href={href}
      aria-label={label}
      prefetch={false}
    >
      {chunks}
    </Link>
  );
}
