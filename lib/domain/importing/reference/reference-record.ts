import type { RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import type { ImportField } from "#lib/domain/importing/fields.ts";
import type { NameBook } from "#lib/domain/importing/reference/name-book.ts";
import type { ReferenceRefusalCode } from "#lib/domain/importing/reference/reference-refusals.ts";

/** What is stored of a thing, by the name of its column; null = nothing known. */
export type Attributes = Readonly<Record<string, string | null>>;

/** A dealer, platform or region that a person's role reaches. */
export type ScopeItem = {
  readonly kind: "dealer" | "platform" | "region";
  readonly subjectId: string;
};

/** A thing as it is known. */
export type KnownRecord = {
  readonly id: string;
  readonly attributes: Attributes;
  /** Of a person. */
  readonly scopes: readonly ScopeItem[];
};

/** What a row says of one attribute, and in which field. */
export type SaidAttribute = {
  readonly attribute: string;
  readonly field: ImportField;
  readonly value: string;
};

/** What rows say of a thing, its names found. */
export type SaidRecord = {
  readonly attributes: readonly SaidAttribute[];
  /** Spellings that are to be remembered. */
  readonly aliases: readonly string[];
  /** Null where nothing is said of what a person reaches. */
  readonly scopes: readonly ScopeItem[] | null;
};

/** A field that a file changes, for the audit. */
export type Change = {
  readonly field: ImportField;
  readonly was: string | null;
  readonly now: string | null;
};

/** A thing that is to be created or changed; `attributes` are all of it as it will be. */
export type PlannedRecord = {
  readonly id: string;
  readonly rowNumber: number;
  readonly isNew: boolean;
  /** What it is called. */
  readonly title: string;
  readonly attributes: Attributes;
  readonly changes: readonly Change[];
  readonly aliases: readonly { readonly key: string; readonly name: string }[];
  /** The whole of what a person reaches, where that changes. */
  readonly scopes: readonly ScopeItem[] | null;
};

/** What rows come to. */
export type ReferencePlan = {
  readonly records: readonly PlannedRecord[];
  readonly regions: readonly { readonly id: string; readonly name: string }[];
  readonly unchanged: number;
  readonly refused: readonly RowRefusal[];
};

/** Everything that rows may name. */
export type Books = {
  readonly dealers: NameBook;
  readonly platforms: NameBook;
  readonly regions: NameBook;
  /** Ids of products by SKU; those that the rows in hand name are enough. */
  readonly products: ReadonlyMap<string, string>;
  /** Platforms that shipments have been promised from: their zone rules what is frozen. */
  readonly servingPlatforms: ReadonlySet<string>;
  /** The civil date at each platform, by its id; for counts of stock. */
  readonly todayAt: ReadonlyMap<string, string>;
};

/** Carries why rows cannot be taken out of their planning. */
export class RowRefused extends Error {
  readonly field: ImportField | null;
  readonly refusalCode: ReferenceRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(
    field: ImportField | null,
    code: ReferenceRefusalCode,
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.field = field;
    this.refusalCode = code;
    this.params = params;
  }
}
