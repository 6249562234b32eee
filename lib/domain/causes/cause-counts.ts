/** Shipments due and, of them, missed. */
export type Counted = { readonly due: number; readonly missed: number };

/** One value of a dimension, such as one site, with what it was due. */
export type Level = Counted & { readonly key: string };

/**
 * What may set misses apart. Weekdays (1 = Monday … 7 = Sunday) and hours are those of the clock's
 * start; `line` is the product line, of which a shipment may have several.
 */
export const dimensions = ["weekday", "hour", "site", "platform", "line", "class"] as const;
export type Dimension = (typeof dimensions)[number];

/** One dealer's shipments of a period, counted by everything that may set its misses apart. */
export type CauseCounts = Counted & {
  readonly levels: Readonly<Record<Dimension, readonly Level[]>>;
  /** Misses by the reason that staff stated; those without one are in none. */
  readonly reasons: readonly { readonly key: string; readonly missed: number }[];
  /** Late deliveries in (fromMinutes, toMinutes] after due. */
  readonly lateness: readonly {
    readonly fromMinutes: number;
    readonly toMinutes: number | null;
    readonly n: number;
  }[];
};

/** A month in a run without gaps, those with nothing due among them. */
export type CauseMonth = Counted & { readonly month: string };
