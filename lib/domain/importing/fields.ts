/** The fields that a row of a delivery file may bring, in the order in which they are offered. */
export const deliveryFields = [
  "shipmentNumber",
  "orderNumber",
  "dealer",
  "platform",
  "serviceClass",
  "site",
  "acceptedAt",
  "dueAt",
  "dispatchedAt",
  "deliveredAt",
  "cancelledAt",
  "cancelledBy",
  "productSku",
  "productName",
  "quantity",
  "recordedAt",
  "dealerClass",
  "region",
] as const;

export type DeliveryField = (typeof deliveryFields)[number];

/** What files of dealers, platforms, sites, products, stock and people bring besides. */
const referenceFields = [
  "aliases",
  "city",
  "homePlatform",
  "representative",
  "sponsor",
  "platformZone",
  "productLine",
  "productNameEn",
  "brand",
  "onHand",
  "restockOn",
  "personName",
  "role",
  "loginName",
  "email",
  "mobile",
] as const;

/** The fields of all kinds of files. */
export const importFields = [...deliveryFields, ...referenceFields] as const;

export type ImportField = (typeof importFields)[number];

/** Whether a text names a field of any kind of file. */
export function isImportField(text: string): text is ImportField {
  return importFields.some((field) => field === text);
}

/** Whether a text names a field of a delivery row. */
export function isDeliveryField(text: string): text is DeliveryField {
  return deliveryFields.some((field) => field === text);
}

/** The fields whose cells are instants; all others are text, a quantity or a word. */
export const instantFields = [
  "acceptedAt",
  "dueAt",
  "dispatchedAt",
  "deliveredAt",
  "cancelledAt",
  "recordedAt",
] as const satisfies readonly DeliveryField[];

export type InstantField = (typeof instantFields)[number];

/** Whether a field's cells are read as instants. */
export function isInstantField(field: ImportField): field is InstantField {
  return instantFields.some((instantField) => instantField === field);
}

/**
 * Where a field's value comes from: a column (0-based index, and the header text that stood there
 * when the mapping was made) or one value for the whole file.
 */
export type FieldSource =
  | { readonly kind: "column"; readonly index: number; readonly header: string }
  | { readonly kind: "constant"; readonly value: string };

/** For each field that the file brings, its source. */
export type Mapping = { readonly [F in ImportField]?: FieldSource | undefined };
