/** The languages of the product; the first is the default, whatever the browser prefers. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** The cookie in which a person's choice of language is kept. */
export const LOCALE_COOKIE = "locale";

/** The language that a cookie's value names; Chinese for none or an unknown one. */
export function localeOf(value: string | undefined): Locale {
  return locales.find((locale) => locale === value) ?? "zh-CN";
}
