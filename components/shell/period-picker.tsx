"use client";

import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { neighbourPeriod, periodItems } from "#components/shell/period-items.ts";
import { Icon } from "#components/ui/icon.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** The period of what the page shows, with the ones before and after it one step away. */
export function PeriodPicker({
  months,
  words,
  locale,
  href,
}: {
  /** Keys of the months with data, newest first. */
  months: readonly string[];
  words: { readonly period: string; readonly previous: string; readonly next: string };
  locale: Locale;
  href: (key: string) => string;
}) {
  const given = useSearchParams().get("period") ?? "";
  const period = parsePeriod(given) ?? parsePeriod(months[0] ?? "") ?? ALL_TIME;
  const step = (by: -1 | 1, icon: "previous" | "next") => {
    const to = neighbourPeriod(period, by, months);
    if (to === null) {
      return (
        <span aria-hidden="true" className="control cursor-default text-line-2">
          <Icon name={icon} size={12} />
        </span>
      );
    }
    const label = `${words[icon]}${formatPeriod(to, locale)}`;
    return (
      <Link className="control" href={href(to.key)} aria-label={label} title={label}>
        <Icon name={icon} size={12} />
      </Link>
    );
  };
  return (
    <div className="ml-auto flex shrink-0 items-center gap-1 max-sm:gap-0.5">
      {step(-1, "previous")}
      <LinkMenu
        label={words.period}
        icon="calendar"
        items={periodItems(months, period, locale, href)}
      >
        {formatPeriod(period, locale)}
      </LinkMenu>
      {step(1, "next")}
    </div>
  );
}
