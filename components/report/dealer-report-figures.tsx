import { useTranslations } from "next-intl";
import { type Change, ChangeFigure } from "#components/report/change-figure.tsx";
import { Figure } from "#components/ui/figure.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** A dealer's figures of the month by every ruler, each with its interval, and its place. */
export function DealerReportFigures({
  row,
  judged,
  params,
  change,
}: {
  row: LeagueRow;
  /** How many dealers were judged together. */
  judged: number;
  /** The parameters of the dealer's shipments in the period. */
  params: LinkParams;
  change: Change;
}) {
  const t = useTranslations("report.figure");
  const ruler = (onTime: number, due: number) => {
    const interval = wilsonInterval(onTime, due);
    return interval === null
      ? { value: "–", note: null }
      : {
          value: formatRate(onTime / due, row.target),
          note: t("interval", { interval: formatInterval(interval) }),
        };
  };
  const dock = ruler(row.dockOnTime, row.dockKnown);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 border-y border-line-1 py-3 sm:grid-cols-4 print:gap-y-2 print:py-2">
      <Figure
        label={t("raw")}
        {...ruler(row.onTime, row.due)}
        tone={row.standing === "weak" ? "bad" : "plain"}
      />
      <ChangeFigure change={change} />
      <Figure label={t("adjusted", { count: row.excused })} {...ruler(row.adjOnTime, row.adjDue)} />
      <Figure
        label={t("dock")}
        value={dock.value}
        note={row.dockKnown === 0 ? t("dockUnknown") : dock.note}
      />
      <Figure
        label={t("missed", { due: row.due })}
        value={formatCount(row.late + row.undelivered)}
        note={t("missedNote", { late: row.late, undelivered: row.undelivered })}
        href={hrefTo("/shipments", { ...params, outcome: "missed" })}
      />
      <Figure
        label={t("rank")}
        value={row.rank === null ? "–" : formatCount(row.rank)}
        note={t("rankNote", { judged })}
      />
      <Figure
        label={t("minutes")}
        value={
          row.minutesN === 0
            ? "–"
            : t("minutesValue", { minutes: Math.round(row.minutesSum / row.minutesN) })
        }
        note={t("minutesNote", { n: formatCount(row.minutesN) })}
      />
      <Figure
        label={t("felt")}
        value={ruler(row.feltOnTime, row.feltAnswered).value}
        note={
          row.feltAnswered === 0
            ? t("feltNone")
            : t("feltNote", {
                n: formatCount(row.feltAnswered),
                share: formatRate(row.feltAnswered / row.due),
              })
        }
      />
    </dl>
  );
}
