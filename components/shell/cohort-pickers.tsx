"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { PeriodPicker } from "#components/shell/period-picker.tsx";
import { pickersOn } from "#components/shell/pickers-on.ts";
import type { IconName } from "#components/ui/icon.tsx";
import { LinkMenu, type MenuItem } from "#components/ui/link-menu.tsx";
import type { Locale } from "#lib/i18n/locale.ts";

/** The words of the pickers; `previous` and `next` are completed by the period they lead to. */
export type PickerWords = {
  readonly region: string;
  readonly allRegions: string;
  readonly platform: string;
  readonly allPlatforms: string;
  readonly serviceClass: string;
  readonly allClasses: string;
  readonly period: string;
  readonly previous: string;
  readonly next: string;
};

type Option = { readonly id: string; readonly name: string };

/** What there is to choose from. */
export type CohortChoices = {
  /** What all that the viewer sees is called, by whose dealers or platforms; null = the company's. */
  readonly own: { readonly dealers: string | null; readonly platforms: string | null };
  /** Keys of the months with data, newest first. */
  readonly months: readonly string[];
  readonly regions: readonly Option[];
  readonly platforms: readonly Option[];
  /** Service classes, by code. */
  readonly classes: readonly Option[];
};

/**
 * Region, platform, service class and period of what the page shows, where the page has them; they
 * live in its address, and every other filter stays.
 */
export function CohortPickers({
  own,
  months,
  regions,
  platforms,
  classes,
  words,
  locale,
}: CohortChoices & { words: PickerWords; locale: Locale }) {
  const pathname = usePathname();
  const query = useSearchParams();
  const href = (name: string, value: string | null) => {
    const next = new URLSearchParams(query);
    next.delete("page");
    if (value === null) next.delete(name);
    else next.set(name, value);
    return `${pathname}?${next}`;
  };
  const pickers = pickersOn(pathname, query.has("dealer"));
  if (!pickers.region && !pickers.cohort && !pickers.period) return null;

  const choice = (name: string, options: readonly Option[], everything: string) => {
    const chosen = options.find(({ id }) => id === query.get(name));
    const items: MenuItem[] = [
      { key: "", label: everything, href: href(name, null), current: chosen === undefined },
      ...options.map(({ id, name: label }) => ({
        key: id,
        label,
        href: href(name, id),
        current: id === chosen?.id,
      })),
    ];
    return { items, chosen: chosen?.name };
  };
  const everywhere = own.dealers ?? words.allRegions;
  const allPlatforms = own.platforms ?? words.allPlatforms;
  const region = choice("region", regions, everywhere);
  const platform = choice("platform", platforms, allPlatforms);
  const serviceClass = choice("class", classes, words.allClasses);
  const menu = (label: string, icon: IconName, text: string, items: readonly MenuItem[]) => (
    <LinkMenu label={label} icon={icon} items={items}>
      {text}
    </LinkMenu>
  );
  return (
    <div className="order-2 flex w-full min-w-0 items-center gap-2 pb-2 max-sm:gap-1 max-sm:[&_.chevron]:hidden max-sm:[&_.control]:px-2 xl:order-1 xl:ml-auto xl:w-auto xl:pb-0">
      {pickers.region && regions.length > (own.dealers === null ? 0 : 1)
        ? menu(words.region, "region", region.chosen ?? everywhere, region.items)
        : null}
      {own.dealers !== null && regions.length <= 1 ? (
        <span className="min-w-0 truncate px-2 text-ink-2">{own.dealers}</span>
      ) : null}
      {pickers.cohort ? (
        <LinkMenu
          label={words.platform}
          icon="platform"
          items={platform.items}
          groups={
            classes.length > 1 || serviceClass.chosen !== undefined
              ? [{ heading: words.serviceClass, items: serviceClass.items }]
              : []
          }
        >
          {[platform.chosen, serviceClass.chosen].filter(Boolean).join("·") || allPlatforms}
        </LinkMenu>
      ) : null}
      {pickers.period ? (
        <PeriodPicker
          months={months}
          words={words}
          locale={locale}
          href={(key) => href("period", key)}
        />
      ) : null}
    </div>
  );
}
