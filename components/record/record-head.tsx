import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { StandingWord } from "#components/charts/standing-word.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { LeagueRow } from "#lib/domain/league.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatInterval, formatRate, formatTarget } from "#lib/i18n/format.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** What was promised a dealer in a month and what was kept, its rate with its interval, and the standing. */
export function RecordHead({
  row,
  period,
  months,
}: {
  row: LeagueRow;
  /** The period in words. */
  period: string;
  /** The months before and after the one on the screen, as period keys. */
  months: { readonly before: string | null; readonly after: string | null };
}) {
  const t = useTranslations("record");
  const { due, onTime, rate, interval, standing, target } = row;
  const kind = due === 0 ? "none" : onTime === due ? "kept" : "missed";
  const tone = standing === "weak" ? "text-bad" : standing === "strong" ? "text-good" : "";
  return (
    <header className="py-4 lg:py-5">
      <nav aria-label={t("period")} className="mb-3 flex items-center gap-2 print:hidden">
        <Step to={months.before} icon="previous" label={t("previous")} />
        <span className="min-w-32 text-center font-bold">{period}</span>
        <Step to={months.after} icon="next" label={t("next")} />
      </nav>
      <h1 className="text-page font-bold text-pretty">
        {t(`sentence.${kind}`, { period, due, onTime, missed: due - onTime })}
      </h1>
      {rate === null || interval === null ? null : (
        <p className="mt-2 flex flex-wrap items-baseline gap-x-3">
          <b className={`text-hero ${tone}`}>{formatRate(rate, target)}</b>
          <span className="text-ink-3">
            {t("rulers.interval")} {formatInterval(interval)}
          </span>
        </p>
      )}
      <p className="mt-1 max-w-prose text-ink-2">
        {t.rich("standing", {
          meaning: t(`meaning.${standing}`, { target: formatTarget(target) }),
          word: () => (
            <span className="inline-flex align-baseline font-bold">
              <StandingWord standing={standing} />
            </span>
          ),
        })}
      </p>
    </header>
  );
}

function Step({
  to,
  icon,
  label,
}: {
  to: string | null;
  icon: "previous" | "next";
  label: string;
}) {
  const locale = useLocale();
  if (to === null) {
    return (
      <span className="control cursor-default text-ink-3" aria-hidden="true">
        <Icon name={icon} />
      </span>
    );
  }
  const period = parsePeriod(to);
  return (
    <Link className="control" href={`/record?period=${to}`} prefetch={false}>
      <Icon name={icon} />
      <span className="sr-only">
        {label} {period === null ? to : formatPeriod(period, locale)}
      </span>
    </Link>
  );
}
