import Link from "next/link";
import { useTranslations } from "next-intl";
import { StandingMark } from "#components/charts/standing-mark.tsx";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount } from "#lib/i18n/format.ts";

const choices = [null, "weak", "watch", "meets", "strong", "none"] as const;

/** Chips to choose a standing, with how many dealers each would leave. */
export function StandingFilter({
  chosen,
  counts,
  all,
  href,
}: {
  chosen: Standing | null;
  counts: Readonly<Record<Standing, number>>;
  all: number;
  href: (standing: Standing | null) => string;
}) {
  const t = useTranslations("dealers.filter");
  const words = useTranslations("verdicts");
  return (
    <nav aria-label={t("standing")} className="-m-1 max-w-full overflow-x-auto p-1">
      <ul className="flex gap-2 lg:flex-wrap">
        {choices.map((choice) => (
          <li key={choice ?? "all"}>
            <Link
              className="control aria-[current]:border-accent aria-[current]:bg-accent-soft aria-[current]:font-bold"
              href={href(choice)}
              aria-current={choice === chosen ? "true" : undefined}
              title={choice === null ? undefined : words(`standingMeaning.${choice}`)}
              prefetch={false}
              scroll={false}
            >
              {choice === null ? null : <StandingMark standing={choice} />}
              {choice === null ? t("all") : words(`standing.${choice}`)}
              <span className="text-ink-3">
                {formatCount(choice === null ? all : counts[choice])}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
