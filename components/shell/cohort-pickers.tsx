"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { neighbourPeriod, periodItems } from "#components/shell/period-items.ts";
import { Icon } from "#components/ui/icon.tsx";
import { LinkMenu } from "#components/ui/link-menu.tsx";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** The words of the pickers; `previous` and `next` are completed by the period they lead to. */
export type PickerWords = {
  readonly platform: string;
  readonly allPlatforms: string;
  readonly period: string;
  readonly previous: string;
  readonly next: string;
};

/** Platform and period of what the page shows; both live in its address, and every other filter stays. */
export function CohortPickers({
  months,
  platforms,
  words,
  locale,
}: {
  /** Keys of the months with data, newest first. */
  months: readonly string[];
  platforms: readonly { readonly id: string; readonly name: string }[];
  words: PickerWords;
  locale: Locale;
}) {
  const pathname = usePathname();
  const query = useSearchParams();
  const href = (name: string, value: string | null) => {
    const next = new URLSearchParams(query);
    next.delete("page");
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `${pathname}?${next}`;
  };
  const period = parsePeriod(query.get("period") ?? "") ?? parsePeriod(months[0] ?? "") ?? ALL_TIME;
  const platformId = query.get("platform");
  const platform = platforms.find(({ id }) => id === platformId);
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
      <Link className="control" href={href("period", to.key)} aria-label={label} title={label}>
        <Icon name={icon} size={12} />
      </Link>
    );
  };
  return (
    <div className="flex min-w-0 flex-1 items-center gap-2 lg:flex-none">
      <LinkMenu
        label={words.platform}
        icon="platform"
        items={[
          {
            key: "",
            label: words.allPlatforms,
            href: href("platform", null),
            current: platform === undefined,
          },
          ...platforms.map(({ id, name }) => ({
            key: id,
            label: name,
            href: href("platform", id),
            current: id === platformId,
          })),
        ]}
      >
        {platform?.name ?? words.allPlatforms}
      </LinkMenu>
      <div className="ml-auto flex shrink-0 items-center gap-1">
        {step(-1, "previous")}
        <LinkMenu
          label={words.period}
          icon="calendar"
          items={periodItems(months, period, locale, (key) => href("period", key))}
        >
          {formatPeriod(period, locale)}
        </LinkMenu>
        {step(1, "next")}
      </div>
    </div>
  );
}
