import { useTranslations } from "next-intl";
import { type Change, ChangeFigure } from "#components/report/change-figure.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { judgeFamily } from "#lib/charts/against-target.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { Attainment, League } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** The month's figures by every ruler, each with its interval, and how many dealers it is about. */
export function GroupFigures({
  league,
  params,
  change,
}: {
  league: League;
  params: LinkParams;
  change: Change;
}) {
  const t = useTranslations("report.figure");
  const { overall, target, standings } = league;
  const sum = (key: "late" | "undelivered" | "minutesN" | "minutesSum") =>
    league.rows.reduce((total, row) => total + row[key], 0);
  const [late, undelivered, minutesN] = [sum("late"), sum("undelivered"), sum("minutesN")];
  const rate = (value: Attainment | null) =>
    value === null ? "–" : formatRate(value.rate, target);
  const interval = (value: Attainment | null) =>
    value === null ? null : t("interval", { interval: formatInterval(value.interval) });
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line-1 py-3 sm:grid-cols-4 print:gap-y-2 print:py-2">
      <Figure
        label={t("raw")}
        value={rate(overall)}
        note={interval(overall)}
        tone={overall !== null && judgeFamily([overall], target)[0] === "below" ? "bad" : "plain"}
      />
      <ChangeFigure change={change} />
      <Figure
        label={t("adjusted", { count: league.excused })}
        value={rate(league.adjusted)}
        note={interval(league.adjusted)}
      />
      <Figure
        label={t("dock")}
        value={rate(league.dock)}
        note={league.dock === null ? t("dockUnknown") : interval(league.dock)}
      />
      <Figure
        label={t("missed", { due: overall?.due ?? 0 })}
        value={formatCount(late + undelivered)}
        note={t("missedNote", { late, undelivered })}
        href={hrefTo("/shipments", { ...params, outcome: "missed" })}
      />
      <Figure
        label={t("weak")}
        value={formatCount(standings.weak)}
        note={t("weakNote", {
          dealers: league.rows.length - standings.none,
          watch: standings.watch,
        })}
        tone={standings.weak > 0 ? "bad" : "plain"}
        href={hrefTo("/dealers", { ...params, standing: "weak" })}
      />
      <Figure
        label={t("minutes")}
        value={
          minutesN === 0
            ? "–"
            : t("minutesValue", { minutes: Math.round(sum("minutesSum") / minutesN) })
        }
        note={t("minutesNote", { n: formatCount(minutesN) })}
      />
      <Figure
        label={t("felt")}
        value={rate(league.felt)}
        note={
          league.felt === null
            ? t("feltNone")
            : t("feltNote", {
                n: formatCount(league.felt.due),
                share: formatRate(league.felt.due / (overall?.due ?? league.felt.due)),
              })
        }
      />
    </dl>
  );
}
