import { hourWords, weekdayWord } from "#components/shipments/cut-words.ts";
import { hrefTo, type LinkParams } from "#lib/contracts/links.ts";
import type { ReasonUnit } from "#lib/domain/reasons.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** A unit in the reader's words; dealers, platforms and product lines bring theirs as `label`. */
export function unitWord(
  by: ReasonUnit,
  { unit, label }: { readonly unit: string | null; readonly label: string | null },
  locale: Locale,
): string {
  if (by === "hour") return hourWords([Number(unit)], locale);
  return by === "weekday" ? weekdayWord(Number(unit), locale) : (label ?? unit ?? "");
}

/** The misses of a unit as a list of shipments; `params` cut them further or ask for another outcome. */
export function unitHref(
  by: ReasonUnit,
  unit: string,
  cohort: LinkParams,
  params: LinkParams = {},
): string {
  return hrefTo("/shipments", { ...cohort, outcome: "missed", [by]: unit, ...params });
}
