import { getLocale, getTranslations } from "next-intl/server";
import { cutChipsOf } from "#app/(manager)/shipments/cut-chips.ts";
import { requestPlatforms } from "#app/cohort.ts";
import type { FilterChip } from "#components/shipments/filter-chips.tsx";
import { lateRangeWords } from "#components/shipments/late-words.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentFilter } from "#lib/contracts/filters.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import { findDealer } from "#lib/data/dealers.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const NAMED_DEALERS = 3;

/** The filter of a list of shipments in words, in the order in which people say it. */
export async function chipsOf(
  scope: Scope,
  filter: ShipmentFilter,
  given: {
    readonly dealers: readonly string[];
    readonly standing: Standing | null;
    readonly classNames: ReadonlyMap<string, string>;
  },
  kept: LinkParams,
): Promise<FilterChip[]> {
  const [t, words, locale, platforms, dealers] = await Promise.all([
    getTranslations("shipments.chip"),
    getTranslations("verdicts"),
    getLocale(),
    requestPlatforms(),
    Promise.all(given.dealers.slice(0, NAMED_DEALERS).map((id) => findDealer(scope, id))),
  ]);
  const without = (changes: LinkParams) => hrefTo("/shipments", { ...kept, ...changes });
  const cutChips = await cutChipsOf(scope, filter.cut, without);
  const chips: (FilterChip | null)[] = [
    ...dealers.map((dealer, index) => ({
      key: `dealer ${index}`,
      label: dealer?.name ?? t("unknownDealer"),
      without: without({ dealer: given.dealers.filter((_, other) => other !== index) }),
    })),
    given.dealers.length <= NAMED_DEALERS
      ? null
      : {
          key: "dealers",
          label: t("moreDealers", { count: given.dealers.length - NAMED_DEALERS }),
          without: without({ dealer: given.dealers.slice(0, NAMED_DEALERS) }),
        },
    given.standing === null
      ? null
      : {
          key: "standing",
          label: t("standing", {
            standing: words(`standing.${given.standing}`),
            count: filter.dealerIds?.length ?? 0,
          }),
          without: without({ standing: null }),
        },
    {
      key: "period",
      label: formatPeriod(filter.period, locale),
      without: filter.period.kind === "all" ? null : without({ period: "all" }),
    },
    filter.platformId === null
      ? null
      : {
          key: "platform",
          label: platforms.find(({ id }) => id === filter.platformId)?.name ?? t("unknownPlatform"),
          without: without({ platform: null }),
        },
    filter.serviceClass === null
      ? null
      : {
          key: "class",
          label: given.classNames.get(filter.serviceClass) ?? filter.serviceClass,
          without: without({ class: null }),
        },
    ...cutChips,
    filter.lateFromMinutes === null && filter.lateToMinutes === null
      ? null
      : {
          key: "late",
          label: t("late", {
            range: lateRangeWords(filter.lateFromMinutes, filter.lateToMinutes, locale),
          }),
          without: without({ lateFrom: null, lateTo: null }),
        },
    filter.search === null
      ? null
      : {
          key: "q",
          label: t("search", { text: filter.search }),
          without: without({ q: null }),
        },
  ];
  return chips.filter((chip) => chip !== null);
}
