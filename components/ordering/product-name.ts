import type { Locale } from "#lib/i18n/locale.ts";

/** What screens of ordering say of a product. */
export type OrderedProduct = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  /** Its category. */
  readonly line: string | null;
  readonly retired: boolean;
};

/** A product's name in the reader's language, where it has one. */
export function productName(
  { name, nameEn }: { readonly name: string; readonly nameEn: string | null },
  locale: Locale,
): string {
  return locale === "en" ? (nameEn ?? name) : name;
}
