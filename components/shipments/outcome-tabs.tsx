import Link from "next/link";
import { useTranslations } from "next-intl";
import { type Outcome, outcomes } from "#lib/contracts/filters.ts";

/** Which outcome of the cohort is listed; the first counts everything that was due. */
export function OutcomeTabs({
  chosen,
  href,
}: {
  chosen: Outcome;
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
              className="flex min-h-11 items-center border-b-2 border-transparent px-3 max-sm:px-2.5 whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink-1 aria-[current]:border-accent aria-[current]:font-bold aria-[current]:text-ink-1 lg:min-h-8"
              href={href(outcome)}
              aria-current={outcome === chosen ? "true" : undefined}
              prefetch={false}
              scroll={false}
            >
              {t(outcome)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
