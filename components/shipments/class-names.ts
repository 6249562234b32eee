import type { Locale } from "#lib/i18n/locale.ts";

/** A service class as people call it in either language. */
export type NamedClass = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
};

/** What service classes are called in a language, by code; the code itself where a name is empty. */
export function classNamesIn(
  classes: readonly NamedClass[],
  locale: Locale,
): ReadonlyMap<string, string> {
  return new Map(
    classes.map(({ code, nameZh, nameEn }) => [code, (locale === "en" ? nameEn : nameZh) || code]),
  );
}
