import { useLocale, useTranslations } from "next-intl";
import { HoursAxis, HoursStrip } from "#components/policies/hours-strip.tsx";
import { hoursText } from "#components/policies/policy-words.ts";
import { weekdayWord } from "#components/shipments/cut-words.ts";
import { type PolicyInput, WEEKDAYS } from "#lib/domain/sla/policy.ts";

/** A week's opening hours, a line a day: drawn, and in words. */
export function WeekHours({ windows }: { windows: PolicyInput["windows"] }) {
  const t = useTranslations("policies");
  const locale = useLocale();
  return (
    <div className="mt-2 grid max-w-xl grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1.5">
      <dl className="contents">
        {WEEKDAYS.map((day, index) => (
          <div key={day} className="contents">
            <dt className="text-ink-2">{weekdayWord(index + 1, locale)}</dt>
            <dd aria-hidden="true">
              <HoursStrip windows={windows[day] ?? []} />
            </dd>
            <dd className={windows[day]?.length ? "" : "text-ink-3"}>
              {hoursText(t, windows[day])}
            </dd>
          </div>
        ))}
      </dl>
      <span />
      <HoursAxis />
      <span />
    </div>
  );
}
