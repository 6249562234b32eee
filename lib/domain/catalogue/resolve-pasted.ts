import { isLineQuantity } from "#lib/domain/catalogue/quantity.ts";
import type { PastedLine, PastedReading } from "#lib/domain/catalogue/read-pasted.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";

type Product = { readonly sku: string; readonly name: string; readonly nameEn: string | null };

/** What a pasted line comes to. A product is known although its quantity may not be. */
export type PastedResult<P> = { readonly lineNo: number; readonly text: string } & (
  | { readonly kind: "found"; readonly product: P; readonly quantity: number }
  | { readonly kind: "quantity_missing"; readonly product: P }
  /** Not a whole number from 1 to 9,999. */
  | { readonly kind: "quantity_bad"; readonly product: P; readonly quantity: number }
  /** The closest ones; the line does not say which. */
  | { readonly kind: "several"; readonly products: readonly P[]; readonly quantity: number | null }
  | { readonly kind: "unknown"; readonly quantity: number | null }
);

/** What a line asks for by a SKU that stands in it, whole before in parts; null where none does. */
export function resolveBySku<P extends Product>(
  { lineNo, text, readings }: PastedLine,
  products: readonly P[],
): PastedResult<P> | null {
  const bySku = new Map(products.map((product) => [skuKey(product.sku), product]));
  for (const namesOf of [wholeOf, partsOf]) {
    for (const reading of readings) {
      for (const name of namesOf(reading)) {
        const product = bySku.get(skuKey(name));
        if (product) return { lineNo, text, ...counted(product, reading.quantity) };
      }
    }
  }
  return null;
}

/**
 * What a line asks for by the products that a search for one of its readings found, the best first;
 * null where it found none.
 */
export function resolveFound<P extends Product>(
  { lineNo, text }: PastedLine,
  { wanted, quantity }: PastedReading,
  found: readonly P[],
): PastedResult<P> | null {
  const key = nameKey(wanted);
  const exact = found.filter(({ sku, name, nameEn }) =>
    [sku, name, nameEn ?? ""].some((one) => nameKey(one) === key),
  );
  const [product, ...others] = exact.length === 1 ? exact : found;
  if (!product) return null;
  if (others.length === 0) return { lineNo, text, ...counted(product, quantity) };
  return { lineNo, text, kind: "several", products: found, quantity };
}

function wholeOf({ wanted }: PastedReading): readonly string[] {
  return [wanted];
}

function partsOf({ parts }: PastedReading): readonly string[] {
  return parts;
}

/** SKUs are the same in letters of any case. */
function skuKey(sku: string): string {
  return sku.toUpperCase();
}

function counted<P>(product: P, quantity: number | null) {
  if (quantity === null) return { kind: "quantity_missing", product } as const;
  if (!isLineQuantity(quantity)) return { kind: "quantity_bad", product, quantity } as const;
  return { kind: "found", product, quantity } as const;
}
