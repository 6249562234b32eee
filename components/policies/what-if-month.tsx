import { useLocale, useTranslations } from "next-intl";
import type { LinkParams } from "#lib/contracts/links.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The choice of the month that is judged again; the draft goes along. */
export function WhatIfMonth({
  path,
  query,
  months,
  current,
}: {
  path: string;
  query: LinkParams;
  months: readonly string[];
  current: string;
}) {
  const t = useTranslations("policies.whatIf");
  const locale = useLocale();
  const hidden = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((one) => (one === null || one === undefined ? [] : [{ name, one }])),
  );
  return (
    <form action={path} className="flex items-end gap-2">
      {hidden
        .map((field, index) => ({ ...field, index }))
        .map(({ name, one, index }) => (
          <input key={`${name} ${index}`} type="hidden" name={name} value={one} />
        ))}
      <label className="flex flex-col text-xs text-ink-3">
        {t("month")}
        <select name="period" className="control" defaultValue={current}>
          {months.map((month) => {
            const period = parsePeriod(month);
            return (
              <option key={month} value={month}>
                {period ? formatPeriod(period, locale) : month}
              </option>
            );
          })}
        </select>
      </label>
      <button type="submit" className="control">
        {t("show")}
      </button>
    </form>
  );
}
