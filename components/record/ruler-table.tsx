import { useTranslations } from "next-intl";
import { Panel } from "#components/ui/panel.tsx";
import type { LeagueRow } from "#lib/domain/league.ts";
import { measureBy, type Ruler, rulers } from "#lib/domain/rulers.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

/** A dealer's rate by every ruler, each with what it counts; what nobody can tell is a gap. */
export function RulerTable({ row }: { row: LeagueRow }) {
  const t = useTranslations("record.rulers");
  const measured = measureBy(row);
  const meaning: Record<Ruler, string> = {
    raw: t("rawMeans"),
    adjusted: t("adjustedMeans", { excused: row.excused }),
    dock: measured.dock === null ? t("unknown") : t("dockMeans"),
    felt:
      measured.felt === null
        ? t("feltNone")
        : t("feltMeans", {
            due: formatCount(row.due),
            answered: formatCount(row.feltAnswered),
            share: formatRate(row.feltAnswered / row.due),
          }),
  };
  return (
    <Panel id="rulers" title={t("title")} caption={t("caption")}>
      <table className="figures mt-1 max-w-3xl">
        <thead>
          <tr>
            <th scope="col">{t("ruler")}</th>
            <th scope="col" className="num">
              {t("rate")}
            </th>
            <th scope="col" className="num max-sm:hidden">
              {t("interval")}
            </th>
            <th scope="col" className="num max-sm:hidden">
              {t("counted")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rulers.map((ruler) => {
            const value = measured[ruler];
            return (
              <tr key={ruler}>
                <th scope="row" className="whitespace-normal!">
                  <span className={ruler === "raw" ? "font-bold" : ""}>{t(ruler)}</span>
                  <small className="text-ink-3">{meaning[ruler]}</small>
                </th>
                <td className={`num text-figure ${ruler === "raw" ? "font-bold" : ""}`}>
                  {value === null ? "–" : formatRate(value.rate, row.target)}
                  {value === null ? null : (
                    <small className="text-ink-3 sm:hidden">{formatInterval(value.interval)}</small>
                  )}
                </td>
                <td className="num max-sm:hidden">
                  {value === null ? "–" : formatInterval(value.interval)}
                </td>
                <td className="num max-sm:hidden">
                  {value === null ? "–" : formatCount(value.due)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
