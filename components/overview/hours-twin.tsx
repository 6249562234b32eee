import { useTranslations } from "next-intl";
import type { HourHref } from "#components/charts/hour-strip.tsx";
import { type FigureColumn, type FigureRow, FigureRows } from "#components/ui/figure-rows.tsx";
import type { HourStrip, JudgedRate } from "#lib/charts/prepare-hour-strip.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

const columns: readonly FigureColumn[] = [
  ["name", "head"],
  ["due", "num"],
  ["onTime", "num"],
  ["rate", "num"],
  ["interval", "num"],
  ["verdict", "text"],
];

/** The strip as a table: a line for each day and for each of its hours. */
export function HoursTwin({ strip, href }: { strip: HourStrip; href: HourHref }) {
  const t = useTranslations("overview.hours");
  const { days, hours, target } = strip;
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">{t("hour")}</th>
          <th scope="col" className="num">
            {t("due")}
          </th>
          <th scope="col" className="num">
            {t("onTime")}
          </th>
          <th scope="col" className="num">
            {t("rate")}
          </th>
          <th scope="col" className="num">
            {t("interval")}
          </th>
          <th scope="col">{t("verdict")}</th>
        </tr>
      </thead>
      <tbody>
        <FigureRows
          columns={columns}
          rows={days.flatMap(({ weekday, total, cells }) => {
            const day = t("weekday", { day: String(weekday) });
            return [
              ...line(`${weekday}`, t("wholeDay", { day }), total, href(weekday, null)),
              ...cells.flatMap((cell, index) => {
                const from = hours[index] ?? 0;
                const name = t("cellName", { day, from, to: from + 1 });
                return line(`${weekday}-${from}`, name, cell, href(weekday, from));
              }),
            ];
          })}
        />
      </tbody>
    </table>
  );

  function line(key: string, name: string, rate: JudgedRate | null, to: string): FigureRow[] {
    if (rate === null) return [];
    const cells = [
      name,
      { text: formatCount(rate.due), href: to },
      formatCount(rate.onTime),
      formatRate(rate.rate, target),
      formatInterval(rate.interval),
      t("against", { verdict: rate.verdict }),
    ];
    return [{ key, cells }];
  }
}
