import Link from "next/link";
import { useTranslations } from "next-intl";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount } from "#lib/i18n/format.ts";

const shown = ["weak", "watch", "meets", "strong", "none"] as const;

/** The standings with their marks and how many dealers have each; a standing nobody has is left out. */
export function StandingLegend({
  counts,
  href,
}: {
  counts: Readonly<Record<Standing, number>>;
  href: (standing: Standing) => string;
}) {
  const t = useTranslations("verdicts");
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-2">
      {shown
        .filter((standing) => counts[standing] > 0)
        .map((standing) => (
          <li key={standing}>
            <Link
              className="thumb relative inline-flex min-h-6 items-center gap-1.5 hover:text-ink-1 hover:underline"
              href={href(standing)}
              prefetch={false}
              title={t(`standingMeaning.${standing}`)}
            >
              <StandingMark standing={standing} />
              {t(`standing.${standing}`)}
              <b className="text-ink-1">{formatCount(counts[standing])}</b>
            </Link>
          </li>
        ))}
    </ul>
  );
}
