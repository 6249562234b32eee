import Link from "next/link";
import { useTranslations } from "next-intl";
import { Figure } from "#components/ui/figure.tsx";
import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";
import { formatCount, formatInterval, formatPoints, formatRate } from "#lib/i18n/format.ts";

/** A platform's numbers in the period; each count leads to the shipments it counts. */
export function PlatformFigures({
  row,
  target,
  slowMinutes,
  shipments,
}: {
  row: PlatformRow;
  target: number;
  /** From when on a delivery counts as logged late. */
  slowMinutes: number;
  /** The parameters of the platform's shipments in the period. */
  shipments: LinkParams;
}) {
  const t = useTranslations("platforms.page");
  const { raw, adjusted, dock, felt, minutes, weekend, lag } = row;
  const href = (params: LinkParams) => hrefTo("/shipments", { ...shipments, ...params });
  const around = weekend === null ? null : wilsonInterval(weekend.onTime, weekend.n);
  const workdays = weekend === null ? 0 : weekend.of - weekend.n;
  return (
    <dl className="my-4 grid grid-cols-2 gap-x-6 gap-y-4 border-y border-line-1 py-4 sm:grid-cols-4 xl:grid-cols-9">
      <Figure
        label={t("raw")}
        value={raw === null ? "–" : formatRate(raw.rate, target)}
        note={raw === null ? null : t("interval", { interval: formatInterval(raw.interval) })}
        tone={row.verdict === "below" ? "bad" : row.verdict === "above" ? "good" : "plain"}
      />
      <Figure
        label={t("adjusted")}
        value={adjusted === null ? "–" : formatRate(adjusted.rate, target)}
        note={
          row.excused === 0 ? (
            t("excused", { count: 0 })
          ) : (
            <Link className="drill" href={href({ outcome: "excused" })} prefetch={false}>
              {t("excused", { count: formatCount(row.excused) })}
            </Link>
          )
        }
      />
      <Figure
        label={t("dock")}
        value={dock === null ? "–" : formatRate(dock.rate, target)}
        note={
          dock === null || row.dockGapPoints === null
            ? t("dockUnknown")
            : t("dockNote", { points: formatPoints(row.dockGapPoints), known: dock.due })
        }
      />
      <Figure
        label={t("felt")}
        value={felt === null ? "–" : formatRate(felt.rate, target)}
        note={
          felt === null
            ? t("feltNone")
            : t("feltNote", { n: formatCount(felt.due), share: formatRate(felt.due / row.due) })
        }
      />
      <Figure
        label={t("due")}
        value={formatCount(row.due)}
        note={row.void === 0 ? null : t("void", { count: formatCount(row.void) })}
        href={href({ outcome: "due" })}
      />
      <Figure
        label={t("missed")}
        value={formatCount(row.missed)}
        note={row.due === 0 ? null : formatRate(row.missed / row.due)}
        href={href({ outcome: "missed" })}
        tone={row.verdict === "below" ? "bad" : "plain"}
      />
      <Figure
        label={t("minutes")}
        value={minutes === null ? "–" : t("minutesValue", { minutes: minutes.mean.toFixed(1) })}
        note={
          minutes === null
            ? t("minutesNone")
            : t("minutesNote", {
                interval:
                  minutes.interval === null
                    ? "–"
                    : `${minutes.interval.low.toFixed(1)}–${minutes.interval.high.toFixed(1)}`,
                n: formatCount(row.minutesN),
                median: row.medianMinutes ?? "–",
              })
        }
        tone={
          row.minutesVerdict === "beyond"
            ? "bad"
            : row.minutesVerdict === "within"
              ? "good"
              : "plain"
        }
      />
      <Figure
        label={t("weekend")}
        value={
          weekend === null || weekend.n === 0 ? "–" : formatRate(weekend.onTime / weekend.n, target)
        }
        note={
          weekend === null || weekend.of === 0
            ? null
            : t("weekendNote", {
                interval: around === null ? "none" : formatInterval(around),
                share: formatRate(weekend.n / weekend.of),
                weekday:
                  workdays === 0 ? "none" : formatRate(weekend.workdayOnTime / workdays, target),
              })
        }
        {...(weekend !== null &&
          weekend.n > 0 && { href: href({ outcome: "due", weekday: ["6", "7"] }) })}
      />
      <Figure
        label={t("lag")}
        value={lag === null ? "–" : t("lagValue", { minutes: lag.medianMinutes.toFixed(1) })}
        note={
          lag === null
            ? t("lagNone")
            : t("lagNote", {
                share: formatRate(lag.slow / lag.of),
                limit: slowMinutes,
                n: formatCount(lag.of),
              })
        }
      />
    </dl>
  );
}
