import { useLocale, useTranslations } from "next-intl";
import { CalendarChart, CalendarSwatch } from "#components/charts/calendar.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { TableTwin } from "#components/ui/table-twin.tsx";
import type { Calendar, CalendarDay } from "#lib/charts/prepare-calendar.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { formatCivilDate } from "#lib/i18n/format-time.ts";

const levels = ["none", "one", "two", "many"] as const;

/** On which days the dealer's shipments were missed: a year that ends with the period. */
export function CalendarPanel({
  calendar,
  period,
  shipments,
}: {
  calendar: Calendar | null;
  period: string;
  shipments: LinkParams;
}) {
  const t = useTranslations("dealer.calendar");
  const locale = useLocale();
  if (calendar === null) {
    return (
      <Panel id="calendar" title={t("empty")}>
        {null}
      </Panel>
    );
  }
  const { worst, days } = calendar;
  const clean = days.filter(({ missed }) => missed === 0);
  const cut = days.some(({ inPeriod }) => !inPeriod);
  const part = (options: Intl.DateTimeFormatOptions, day: Date) =>
    day.toLocaleDateString(locale, { ...options, timeZone: "UTC" });
  return (
    <Panel
      id="calendar"
      title={t("finding", {
        days: calendar.daysMissed,
        shown: days.length,
        worst: worst?.missed ?? 0,
        on: worst === null ? "" : formatCivilDate(worst.on, locale),
      })}
      caption={t("caption", {
        from: formatCivilDate(calendar.from, locale),
        to: formatCivilDate(calendar.to, locale),
        due: formatCount(calendar.due),
      })}
    >
      <ul className="mt-0.5 mb-2 flex flex-wrap gap-x-4 text-xs text-ink-2">
        {([0, 1, 2, 3] as const).map((level) => (
          <li key={level} className="inline-flex items-center gap-1.5">
            <CalendarSwatch level={level} />
            {t(levels[level] ?? "none")}
          </li>
        ))}
        <li>{t("blank")}</li>
        {cut ? <li>{t("inPeriod", { period })}</li> : null}
      </ul>
      {/* Where it does not fit it begins at its end: the latest days matter most. */}
      <div className="overflow-x-auto [direction:rtl]">
        <CalendarChart
          className="[direction:ltr]"
          calendar={calendar}
          label={t("label", {
            from: formatCivilDate(calendar.from, locale),
            to: formatCivilDate(calendar.to, locale),
          })}
          // 2024 began on a Monday.
          weekdayNames={[1, 2, 3, 4, 5, 6, 7].map((day) =>
            part({ weekday: "narrow" }, new Date(Date.UTC(2024, 0, day))),
          )}
          monthName={(month) => part({ month: "short" }, new Date(`${month}-01T00:00:00Z`))}
          title={titleOf}
          href={hrefOf}
        />
      </div>
      <TableTwin>
        <table className="figures">
          <thead>
            <tr>
              <th scope="col">{t("date")}</th>
              <th scope="col" className="num">
                {t("due")}
              </th>
              <th scope="col" className="num">
                {t("missed")}
              </th>
            </tr>
          </thead>
          <tbody>
            {days
              .filter(({ missed }) => missed > 0)
              .reverse()
              .map((day) => (
                <tr key={day.on} data-linked={cut && day.inPeriod ? "" : undefined}>
                  <th scope="row">{formatCivilDate(day.on, locale)}</th>
                  <td className="num">
                    <a className="drill" href={hrefOf(day)}>
                      {formatCount(day.due)}
                    </a>
                  </td>
                  <td className="num">{formatCount(day.missed)}</td>
                </tr>
              ))}
          </tbody>
        </table>
        <p className="p-2 text-xs text-ink-3">
          {t("clean", {
            days: clean.length,
            due: formatCount(clean.reduce((sum, { due }) => sum + due, 0)),
          })}
        </p>
      </TableTwin>
    </Panel>
  );

  function titleOf({ on, due, missed }: CalendarDay): string {
    return t("day", { on: formatCivilDate(on, locale), due, missed });
  }

  function hrefOf({ on }: CalendarDay): string {
    return hrefTo("/shipments", { ...shipments, period: `${on}..${on}`, outcome: "due" });
  }
}
