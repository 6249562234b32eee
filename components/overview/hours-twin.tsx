import Link from "next/link";
import { useTranslations } from "next-intl";
import type { HourHref } from "#components/charts/hour-strip.tsx";
import type { HourStrip, JudgedRate } from "#lib/charts/prepare-hour-strip.ts";
import { formatCount, formatInterval, formatRate } from "#lib/i18n/format.ts";

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
        {days.flatMap(({ weekday, total, cells }) => {
          const day = t("weekday", { day: String(weekday) });
          return [
            line(`${weekday}`, t("wholeDay", { day }), total, href(weekday, null)),
            ...cells.map((cell, index) => {
              const from = hours[index] ?? 0;
              const name = t("cellName", { day, from, to: from + 1 });
              return line(`${weekday}-${from}`, name, cell, href(weekday, from));
            }),
          ];
        })}
      </tbody>
    </table>
  );

  function line(key: string, name: string, rate: JudgedRate | null, to: string) {
    if (rate === null) return null;
    return (
      <tr key={key}>
        <th scope="row">{name}</th>
        <td className="num">
          <Link className="drill" href={to} prefetch={false}>
            {formatCount(rate.due)}
          </Link>
        </td>
        <td className="num">{formatCount(rate.onTime)}</td>
        <td className="num">{formatRate(rate.rate, target)}</td>
        <td className="num">{formatInterval(rate.interval)}</td>
        <td>{t("against", { verdict: rate.verdict })}</td>
      </tr>
    );
  }
}
