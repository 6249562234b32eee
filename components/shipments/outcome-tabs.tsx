import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Outcome, outcomes } from "#lib/contracts/filters.ts";
import { formatCount } from "#lib/i18n/format.ts";

/** Which outcome of the cohort is listed, and how many there are of each; the first counts everything that was due. */
export function OutcomeTabs({
  chosen,
  counts,
  href,
}: {
  chosen: Outcome;
  counts: Readonly<Record<Outcome, number>>;
  href: (outcome: Outcome) => string;
}) {
  const t = useTranslations("verdicts.outcome");
  const label = useTranslations("shipments.filter")("outcome");
  return (
    <nav aria-label={label} className="max-w-full overflow-x-auto">
      <ul className="flex border-b border-line-1">
        {outcomes.map((outcome) => (
          <li key={outcome}>
            <Link
              className="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 max-sm:px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
              href={href(outcome)}
              aria-current={outcome === chosen ? "true" : undefined}
              prefetch={false}
              scroll={false}
            >
              {t(outcome)}
              <span className="font-normal text-ink-3">{formatCount(counts[outcome])}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
