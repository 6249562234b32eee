/**
 * Why a row of master data cannot be taken although each of its cells can be read, with the names of
 * its texts' parameters.
 */
export const referenceRefusalParams = {
  dealer_missing: ["dealer"],
  platform_missing: ["platform"],
  region_missing: ["region"],
  product_missing: ["sku"],
  below_reserved: ["reserved"],
  restock_out_of_range: ["on"],
  alias_taken: ["alias", "dealer"],
  said_otherwise: ["field", "otherRow"],
  zone_needed: ["platform"],
  zone_fixed: ["platform", "was"],
  field_needed: ["field"],
  scope_needed: ["role"],
  persons_differ: [],
} as const satisfies Record<string, readonly string[]>;

export type ReferenceRefusalCode = keyof typeof referenceRefusalParams;
