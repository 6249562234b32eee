/** The kinds of things that a search finds, in the order in which they are shown. */
export type SearchKind =
  | "dealer"
  | "shipment"
  | "order"
  | "platform"
  | "period"
  | "view"
  | "page"
  | "action";

/** One thing found: a place to go to, a file to save, or a preference to set. */
export type SearchHit = {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly note: string | null;
  readonly to:
    | { readonly kind: "page"; readonly href: string }
    | { readonly kind: "file"; readonly href: string }
    | { readonly kind: "locale"; readonly value: string }
    | { readonly kind: "theme"; readonly value: string };
};

export type SearchGroup = {
  readonly kind: SearchKind;
  readonly heading: string;
  readonly hits: readonly SearchHit[];
  /** Said below where there are more than are shown. */
  readonly more: string | null;
};

/** What a search answers; `summary` says how much was found, or that nothing was. */
export type SearchAnswer = { readonly summary: string; readonly groups: readonly SearchGroup[] };
