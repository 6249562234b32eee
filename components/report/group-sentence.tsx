import { useTranslations } from "next-intl";
import { relationTo } from "#lib/charts/prepare-headline.ts";
import type { League } from "#lib/domain/league.ts";
import { formatCount, formatRate, formatTarget } from "#lib/i18n/format.ts";

/** The month in one sentence: the rate against its target, and whom it hides. */
export function GroupSentence({ league, period }: { league: League; period: string }) {
  const t = useTranslations("report.sentence");
  const { overall, target, standings, hiddenWeak } = league;
  if (overall === null) return <p className="py-3 text-title">{t("nothing", { period })}</p>;
  const dealers = league.rows.length - standings.none;
  return (
    <p className="py-3 text-figure text-pretty text-ink-2 print:py-2">
      {t("rate", {
        period,
        rate: formatRate(overall.rate, target),
        target: formatTarget(target),
        relation: relationTo(overall.rate, target),
      })}
      <b className="text-ink-1">
        {t("dealers", {
          dealers: formatCount(dealers),
          weak: standings.weak,
          share: formatRate(hiddenWeak?.dueShare ?? 0),
          missShare: formatRate(hiddenWeak?.missShare ?? 0),
        })}
      </b>
    </p>
  );
}
