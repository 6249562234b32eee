import { type ExactUpTo, fewestSuppliers } from "#lib/domain/ordering/fewest-suppliers.ts";
import type {
  Fulfilment,
  FulfilmentPart,
  OrderDraftLine,
  PlatformPromise,
  WaitingLine,
} from "#lib/domain/ordering/fulfilment.ts";
import { compareWays, ranked, type Way } from "#lib/domain/ordering/rank-ways.ts";
import {
  byDistance,
  type StockLevel,
  type Supplier,
  supplyOf,
} from "#lib/domain/ordering/supply.ts";

export type AllocationInput = {
  /** Products distinct. */
  readonly lines: readonly OrderDraftLine[];
  readonly platforms: readonly PlatformPromise[];
  readonly stock: readonly StockLevel[];
};

/**
 * The ways to fulfil an order, the best one first: as much as can be had, of that what arrives
 * earliest (an order arrives with its last shipment), of that the fewest shipments, then the nearest.
 * Beside it the dealer may choose:
 *
 * - from each platform that has any of it, as much as it has, the rest from others (the way whose
 *   first part is that platform's);
 * - where the best way needs more than one platform, only what the earliest has, and the rest waits;
 * - where nothing is in stock, the one way is to wait.
 *
 * The same for whatever order lines, platforms and stock are named in.
 */
export function allocate(input: AllocationInput): readonly Fulfilment[] {
  const lines = input.lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1));
  const { suppliers, needs } = supplyOf(lines, input.platforms, input.stock);
  const ways: Way[] = [
    wayOf(lines, suppliers, earliestFewest(suppliers, needs, 3), needs),
    ...suppliers.map((lead) => ledBy(lead, lines, suppliers, needs)),
  ];
  const [earliest] = suppliers;
  if (earliest) ways.push(wayOf(lines, [earliest], [earliest], earliest.has));
  const different = new Map<string, Way>();
  for (const way of ways.sort(compareWays)) {
    if (!different.has(textOf(way))) different.set(textOf(way), way);
  }
  return ranked([...different.values()].map((way) => withRestock(way, input)));
}

/** A platform's own share first, and what it lacks as early and from as few others as can be. */
function ledBy(
  lead: Supplier,
  lines: readonly OrderDraftLine[],
  suppliers: readonly Supplier[],
  needs: readonly number[],
): Way {
  const left = needs.map((pieces, i) => Math.max(0, pieces - (lead.has[i] ?? 0)));
  const others = suppliers.filter((one) => one !== lead);
  const chosen = [lead, ...earliestFewest(others, left, 2)];
  return wayOf(lines, chosen, chosen, needs, lead);
}

/** Of the suppliers up to the earliest due by which all needs can be met, the fewest. */
function earliestFewest(
  suppliers: readonly Supplier[],
  needs: readonly number[],
  exactUpTo: ExactUpTo,
): readonly Supplier[] {
  const left = [...needs];
  let until = Number.NEGATIVE_INFINITY;
  for (const { dueAtMs, has } of suppliers) {
    if (left.every((pieces) => pieces <= 0)) break;
    until = dueAtMs;
    for (const [i, pieces] of has.entries()) left[i] = (left[i] ?? 0) - pieces;
  }
  const inTime = suppliers.filter(({ dueAtMs }) => dueAtMs <= until);
  return fewestSuppliers(inTime, needs, exactUpTo);
}

/**
 * Who sends what. A line stays in one piece where one of the chosen has all of it; else each gives what
 * it has, in order. A lead gives all that it has first.
 *
 * @param suppliers all, in their own order, which the parts keep
 */
function wayOf(
  lines: readonly OrderDraftLine[],
  suppliers: readonly Supplier[],
  chosen: readonly Supplier[],
  needs: readonly number[],
  lead: Supplier | null = null,
): Way {
  const inOrder = suppliers.filter((one) => chosen.includes(one));
  const taken = new Map(inOrder.map((one) => [one, new Map<string, number>()]));
  const waiting: OrderDraftLine[] = [];
  for (const [i, { productId, quantity }] of lines.entries()) {
    let left = needs[i] ?? 0;
    const whole = lead === null ? inOrder.find(({ has }) => (has[i] ?? 0) >= left) : undefined;
    for (const one of whole ? [whole] : inOrder) {
      const pieces = Math.min(left, one.has[i] ?? 0);
      if (pieces > 0) taken.get(one)?.set(productId, pieces);
      left -= pieces;
    }
    const missing = quantity - (needs[i] ?? 0) + left;
    if (missing > 0) waiting.push({ productId, quantity: missing });
  }
  const parts = inOrder.flatMap((one): FulfilmentPart[] => {
    const { platform } = one;
    const own = [...(taken.get(one) ?? [])].map(([productId, quantity]) => ({
      productId,
      quantity,
    }));
    if (own.length === 0 || platform.promise === null) return [];
    return [{ ...platform, promise: platform.promise, lines: own }];
  });
  return { parts, waiting };
}

function textOf({ parts, waiting }: Way): string {
  const own = parts
    .map(({ platformId, lines }) => JSON.stringify([platformId, lines]))
    .sort()
    .join();
  return `${own} ${JSON.stringify(waiting)}`;
}

function withRestock(
  way: Way,
  { platforms, stock }: AllocationInput,
): Way & { readonly waiting: readonly WaitingLine[] } {
  if (way.waiting.length === 0) return { ...way, waiting: [] };
  const near = new Map(
    platforms.toSorted(byDistance).map(({ platformId }, place) => [platformId, place]),
  );
  const expected = new Map<string, StockLevel>();
  const placeOf = ({ platformId }: StockLevel) => near.get(platformId) ?? near.size;
  for (const level of stock) {
    if (level.restockOn === null || !near.has(level.platformId)) continue;
    const known = expected.get(level.productId);
    const isSooner =
      !known?.restockOn ||
      level.restockOn < known.restockOn ||
      (level.restockOn === known.restockOn && placeOf(level) < placeOf(known));
    if (isSooner) expected.set(level.productId, level);
  }
  const waiting = way.waiting.map((line) => {
    const soonest = expected.get(line.productId);
    return {
      ...line,
      restockOn: soonest?.restockOn ?? null,
      restockPlatformId: soonest?.platformId ?? null,
    };
  });
  return { ...way, waiting };
}
