import Link from "next/link";
import { useTranslations } from "next-intl";
import { Figure } from "#components/ui/figure.tsx";
import { dockRate, feltRate } from "#lib/charts/prepare-league.ts";
import type { Outcome } from "#lib/contracts/filters.ts";
import type { LeagueRow } from "#lib/domain/league.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** A dealer's numbers in the period; each count leads to the shipments it counts. */
export function DealerFigures({
  row,
  ranked,
  href,
}: {
  row: LeagueRow;
  /** How many dealers have a rank. */
  ranked: number;
  href: (outcome: Outcome) => string;
}) {
  const t = useTranslations("dealers.page");
  const missed = row.late + row.undelivered;
  const rate = (value: number | null) => (value === null ? "–" : formatRate(value, row.target));
  const tone = row.standing === "weak" ? "bad" : row.standing === "strong" ? "good" : "plain";
  return (
    <dl className="my-4 grid grid-cols-2 gap-x-6 gap-y-4 border-t border-line-1 pt-4 sm:grid-cols-4 xl:grid-cols-8">
      <Figure
        label={t("raw")}
        value={rate(row.rate)}
        note={
          row.interval === null
            ? null
            : t("intervalNote", { interval: formatInterval(row.interval) })
        }
        tone={tone}
      />
      <Figure
        label={t("adjusted")}
        value={rate(row.adjustedRate)}
        note={
          row.excused === 0 ? (
            t("adjustedNote", { count: 0 })
          ) : (
            <Link className="drill" href={href("excused")} prefetch={false}>
              {t("adjustedNote", { count: row.excused })}
            </Link>
          )
        }
      />
      <Figure
        label={t("dock")}
        value={rate(dockRate(row))}
        note={
          row.dockKnown === 0 ? t("dockUnknown") : t("dockNote", { n: formatCount(row.dockKnown) })
        }
      />
      <Figure
        label={t("felt")}
        value={rate(feltRate(row))}
        note={
          row.feltAnswered === 0
            ? t("feltNone")
            : t("feltNote", {
                n: formatCount(row.feltAnswered),
                share: formatRate(row.feltAnswered / row.due),
              })
        }
      />
      <Figure
        label={t("shrunk")}
        value={rate(row.shrunkRate)}
        note={row.rank === null ? null : t("rank", { rank: row.rank, ranked })}
      />
      <Figure
        label={t("due")}
        value={formatCount(row.due)}
        note={row.void === 0 ? null : t("void", { count: row.void })}
        href={href("due")}
      />
      <Figure label={t("onTime")} value={formatCount(row.onTime)} href={href("on_time")} />
      <Figure
        label={t("missed")}
        value={formatCount(missed)}
        note={t("missedNote", { late: row.late, undelivered: row.undelivered })}
        href={href("missed")}
        tone={row.standing === "weak" ? "bad" : "plain"}
      />
    </dl>
  );
}
