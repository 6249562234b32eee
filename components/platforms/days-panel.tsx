import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { Panel } from "#components/ui/panel.tsx";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

type DaySums = {
  readonly day: string;
  readonly due: number;
  readonly missed: number;
  readonly excused: number;
  readonly reason: string | null;
  readonly reasonN: number;
};

/** The days with the most misses and what most of these have in common: a typhoon stands out here. */
export function DaysPanel({ days, cohort }: { days: readonly DaySums[]; cohort: LinkParams }) {
  const t = useTranslations("platforms.days");
  const words = useTranslations("shipments");
  const locale = useLocale();
  const [worst] = days;
  if (worst === undefined) {
    return (
      <Panel id="days" title={t("none")}>
        {null}
      </Panel>
    );
  }
  const isShared = worst.reason !== null && 2 * worst.reasonN >= worst.missed;
  return (
    <Panel
      id="days"
      title={t("finding", {
        day: formatCivilDate(worst.day, locale),
        due: worst.due,
        missed: worst.missed,
        reason: isShared ? reasonWord(worst.reason, words) : "none",
      })}
      caption={t("caption", { shown: days.length })}
    >
      <table className="figures mt-1">
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            <th scope="col" className="num">
              {t("due")}
            </th>
            <th scope="col" className="num">
              {t("missed")}
            </th>
            <th scope="col" className="num">
              {t("excused")}
            </th>
            <th scope="col">{t("reason")}</th>
          </tr>
        </thead>
        <tbody>
          {days.map((row) => {
            const day = formatCivilDate(row.day, locale);
            const own = { ...cohort, period: `${row.day}..${row.day}` };
            const counts = [
              { key: "due", outcome: "due", n: row.due },
              { key: "missed", outcome: "missed", n: row.missed },
              { key: "excused", outcome: "excused", n: row.excused },
            ] as const;
            return (
              <tr key={row.day}>
                <th scope="row">{day}</th>
                {counts.map(({ key, outcome, n }) => (
                  <td key={key} className="num">
                    {n === 0 ? (
                      0
                    ) : (
                      <Link
                        className={`drill ${key === "missed" ? "font-bold" : ""}`}
                        href={hrefTo("/shipments", { ...own, outcome })}
                        aria-label={t(`${key}Link`, { day, count: n })}
                        prefetch={false}
                      >
                        {formatCount(n)}
                      </Link>
                    )}
                  </td>
                ))}
                <td>
                  {t("reasonCount", {
                    reason: reasonWord(row.reason, words),
                    count: row.reasonN,
                  })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Panel>
  );
}
