import { getLocale, getTranslations } from "next-intl/server";
import { hourWords, weekdayWords } from "#components/shipments/cut-words.ts";
import type { FilterChip } from "#components/shipments/filter-chips.tsx";
import { reasonWord } from "#components/shipments/reason-word.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentCut } from "#lib/contracts/filters.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import { findCutNames } from "#lib/data/reference-names.ts";

/** A cut of shipments in words; each part of it can be taken away. */
export async function cutChipsOf(
  scope: Scope,
  cut: ShipmentCut,
  without: (changes: LinkParams) => string,
): Promise<FilterChip[]> {
  const [t, words, locale, names] = await Promise.all([
    getTranslations("shipments.chip"),
    getTranslations("shipments"),
    getLocale(),
    findCutNames(scope, cut),
  ]);
  const unknown = t("unknown");
  const labels = {
    region: cut.regionId && t("region", { name: names.region ?? unknown }),
    weekday: cut.weekdays && t("weekday", { days: weekdayWords(cut.weekdays, locale) }),
    hour: cut.hours && t("hour", { hours: hourWords(cut.hours, locale) }),
    reason: cut.reason && t("reason", { reason: reasonWord(cut.reason, words) }),
    line: cut.productLine && t("line", { line: cut.productLine }),
    product: cut.productId && t("product", { name: names.product ?? unknown }),
    site: cut.siteId && t("site", { name: names.site ?? unknown }),
  };
  return Object.entries(labels).flatMap(([key, label]) =>
    label ? [{ key, label, without: without({ [key]: null }) }] : [],
  );
}
