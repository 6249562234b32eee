import { deliveryFields, type ImportField } from "#lib/domain/importing/fields.ts";

/** All kinds but deliveries: files that say what something is, or how much of it there is, and hold no facts. */
export const referenceKinds = [
  "dealers",
  "platforms",
  "sites",
  "products",
  "stock",
  "users",
] as const;

export type ReferenceKind = (typeof referenceKinds)[number];

/** What a file may hold. */
export const importKinds = ["deliveries", ...referenceKinds] as const;

export type ImportKind = (typeof importKinds)[number];

/** The fields of each kind, in the order in which they are offered. */
export const kindFields = {
  deliveries: deliveryFields,
  dealers: [
    "dealer",
    "aliases",
    "city",
    "dealerClass",
    "region",
    "homePlatform",
    "representative",
    "sponsor",
  ],
  platforms: ["platform", "city", "platformZone", "region"],
  sites: ["dealer", "site", "city"],
  products: ["productSku", "productName", "productNameEn", "brand", "productLine"],
  stock: ["platform", "productSku", "onHand", "restockOn"],
  users: ["personName", "role", "loginName", "email", "mobile", "dealer", "platform", "region"],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

type ReferenceField = (typeof kindFields)[ReferenceKind][number];

const referenceFields: readonly ImportField[] = [
  ...kindFields.dealers,
  ...kindFields.platforms,
  ...kindFields.sites,
  ...kindFields.products,
  ...kindFields.stock,
  ...kindFields.users,
];

/** Whether any file of master data brings that field. */
export function isReferenceField(field: ImportField): field is ReferenceField {
  return referenceFields.includes(field);
}

/** The fields without which a file of that kind cannot be read. */
export const neededFields = {
  deliveries: ["dealer", "dueAt"],
  dealers: ["dealer"],
  platforms: ["platform"],
  sites: ["dealer", "site"],
  products: ["productSku"],
  stock: ["platform", "productSku", "onHand"],
  users: ["personName", "role"],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** A person is known by any of these. */
export const contactFields = ["loginName", "email", "mobile"] as const satisfies ImportField[];

/** Fields whose cells may hold several names. */
const listFields: Readonly<Partial<Record<ReferenceKind, readonly ImportField[]>>> = {
  dealers: ["aliases"],
  users: ["platform", "region"],
};

/** Whether a cell of that field may hold several names. */
export function isList(kind: ReferenceKind, field: ImportField): boolean {
  return listFields[kind]?.includes(field) ?? false;
}

/** Fields of which every row has its own: one value for all rows would make them one thing. */
const ownFields: Readonly<Record<ReferenceKind, readonly ImportField[]>> = {
  dealers: ["dealer", "aliases"],
  platforms: ["platform"],
  sites: ["site"],
  products: ["productSku", "productName", "productNameEn"],
  stock: ["productSku", "onHand"],
  users: ["personName", ...contactFields],
};

/** Whether every row has its own value of that field. */
export function isOwn(kind: ReferenceKind, field: ImportField): boolean {
  return ownFields[kind].includes(field);
}
