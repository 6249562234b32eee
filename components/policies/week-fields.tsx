import { useLocale, useTranslations } from "next-intl";
import { Problem } from "#components/policies/field.tsx";
import { HoursStrip } from "#components/policies/hours-strip.tsx";
import { windowsSoFar } from "#components/policies/policy-words.ts";
import { weekdayWord } from "#components/shipments/cut-words.ts";
import type { CalendarValues, Weekday } from "#lib/contracts/calendar-form.ts";
import { WEEKDAYS } from "#lib/domain/sla/policy.ts";

/** A line for each weekday: its windows as text, and drawn as they are typed. */
export function WeekFields({
  week,
  problem,
  onChange,
}: {
  week: CalendarValues["week"];
  problem: (day: Weekday) => string | null;
  onChange: (changes: Partial<CalendarValues["week"]>) => void;
}) {
  const t = useTranslations("policies");
  const locale = useLocale();
  return (
    <fieldset>
      <legend className="pb-1 text-title font-bold">{t("form.week")}</legend>
      <p id="week-help" className="pb-2 text-xs text-ink-3">
        {t("form.hoursMeta")}
      </p>
      {WEEKDAYS.map((day, index) => {
        const wrong = problem(day);
        return (
          <div
            key={day}
            className="grid grid-cols-[44px_1fr] items-center gap-x-3 gap-y-1 border-t border-line-1 py-1.5 lg:grid-cols-[44px_minmax(0,1fr)_minmax(0,1fr)]"
          >
            <label htmlFor={`day-${day}`}>{weekdayWord(index + 1, locale)}</label>
            <input
              id={`day-${day}`}
              name={day}
              className="control w-full cursor-text aria-invalid:border-bad-fill"
              value={week[day]}
              placeholder={t("closed")}
              autoComplete="off"
              maxLength={200}
              aria-invalid={wrong === null ? undefined : true}
              aria-describedby={wrong === null ? "week-help" : `day-${day}-problem`}
              onChange={(event) => onChange({ [day]: event.currentTarget.value })}
            />
            <div className="col-start-2 lg:col-start-3">
              <HoursStrip windows={windowsSoFar(week[day])} />
            </div>
            {wrong === null ? null : (
              <div className="col-start-2">
                <Problem id={`day-${day}-problem`} text={wrong} />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
