import { useTranslations } from "next-intl";
import { StandingSentence } from "#components/dealers/standing-sentence.tsx";
import { relationTo } from "#lib/charts/prepare-headline.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatRate, formatTarget } from "#lib/i18n/format.ts";

/** A dealer's month in words: the rate, how sure its standing is, and what sets its misses apart. */
export function DealerSentence({
  row,
  period,
  judged,
  cause,
}: {
  row: LeagueRow;
  period: string;
  judged: number;
  /** The main cause in words, and what it was found in where that is not the period; null = none stands out. */
  cause: { readonly words: string; readonly range: string | null } | null;
}) {
  const t = useTranslations("report.sentence");
  return (
    <div className="py-3 print:py-2">
      {row.rate === null ? null : (
        <p className="pb-1 text-figure text-pretty print:text-title">
          {t("dealer", {
            period,
            due: formatCount(row.due),
            onTime: formatCount(row.onTime),
            rate: formatRate(row.rate, row.target),
            target: formatTarget(row.target),
            relation: relationTo(row.rate, row.target),
          })}
          {cause === null ? null : (
            <>
              <b> {cause.words}</b>
              {cause.range === null ? null : (
                <span className="text-ink-3">{t("causeRange", { range: cause.range })}</span>
              )}
            </>
          )}
        </p>
      )}
      <StandingSentence row={row} period={period} judged={judged} />
    </div>
  );
}
