import type { PlacedRow, RowRefusal, RowRefusalCode } from "#lib/domain/importing/delivery-row.ts";
import type {
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";

/** What planning needs from outside: ids, the import's own marks, names, and promises by policy. */
export type PlanContext = {
  readonly newId: () => string;
  readonly importId: string;
  readonly nowMs: number;
  /** The promise of a row that brings no due of its own; null where no policy applies. */
  readonly promiseOf: (
    placed: PlacedRow,
    acceptedAtMs: number,
  ) => Omit<
    PromiseFact,
    "id" | "kind" | "acceptedAtMs" | "duePrecision" | "madeAtMs" | "importId"
  > | null;
  /** The civil date of an instant in the platform's zone. */
  readonly civilDateAt: (platformId: string, ms: number) => string;
  /** The civil date of an instant in the file's zone: what the file means by a date alone. */
  readonly fileDateAt: (ms: number) => string;
  /** Number of a known order, or name of a known site, by its id. */
  readonly nameOf: (id: string) => string;
};

/**
 * What becomes known of a shipment that is there already. `facts` hold its place, class, order and
 * site as they now are, and those of its earlier lines that stay. One that was retracted and that rows
 * speak of anew has a promise among it.
 */
export type Addition = {
  readonly facts: ShipmentFacts;
  readonly promises: readonly PromiseFact[];
  readonly events: readonly ShipmentEvent[];
  readonly lines: readonly ShipmentLineFact[];
  /** Numbers of lines that go before the new ones come. */
  readonly removedLines: readonly number[];
};

/** What the rows of a unit come to. */
export type UnitPlan = {
  readonly create: readonly ShipmentFacts[];
  readonly append: readonly Addition[];
  readonly unchanged: number;
  readonly refused: readonly RowRefusal[];
};

export const emptyPlan: UnitPlan = {
  create: [],
  append: [],
  unchanged: 0,
  refused: [],
};

/** The plan that takes none of these rows, each for the same reason. */
export function refuseAll(
  rows: readonly PlacedRow[],
  field: string | null,
  code: RowRefusalCode,
  paramsOf: (placed: PlacedRow) => RowRefusal["params"],
): UnitPlan {
  const refused = rows.map((placed) => ({
    rowNumber: placed.row.rowNumber,
    field,
    code,
    params: paramsOf(placed),
  }));
  return { ...emptyPlan, refused };
}

/** The shipment line a row stands for; none where it names neither product nor quantity. */
export function lineOf({ productId, row }: PlacedRow, lineNo: number): ShipmentLineFact[] {
  if (productId === null && row.quantity === null) return [];
  return [{ lineNo, productId, quantity: row.quantity }];
}
