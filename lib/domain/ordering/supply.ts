import type { OrderDraftLine, PlatformPromise } from "#lib/domain/ordering/fulfilment.ts";

/** Pieces of a product that a platform can give away. */
export type StockLevel = {
  readonly platformId: string;
  readonly productId: string;
  readonly available: number;
  /** Civil date on which more is expected; null = not known. */
  readonly restockOn: string | null;
};

/** A platform that can promise and has something; `has[i]` pieces are of use for line i. */
export type Supplier = {
  readonly platform: PlatformPromise;
  readonly dueAtMs: number;
  readonly has: readonly number[];
};

/** What can be had of each line now, all platforms together, and who can give it. */
export type Supply = { readonly suppliers: readonly Supplier[]; readonly needs: readonly number[] };

/**
 * Who can give what, in an order of its own: earliest due first, then nearest, then by id, so that the
 * order in which platforms are named decides nothing.
 */
export function supplyOf(
  lines: readonly OrderDraftLine[],
  platforms: readonly PlatformPromise[],
  stock: readonly StockLevel[],
): Supply {
  const available = new Map(
    stock.map((level) => [`${level.platformId} ${level.productId}`, level.available]),
  );
  const suppliers = platforms
    .flatMap((platform): Supplier[] => {
      const has = lines.map(({ productId, quantity }) => {
        const pieces = available.get(`${platform.platformId} ${productId}`) ?? 0;
        return Math.max(0, Math.min(quantity, pieces));
      });
      if (platform.promise === null || has.every((pieces) => pieces === 0)) return [];
      return [{ platform, dueAtMs: platform.promise.dueAtMs, has }];
    })
    .sort(bySupplier);
  const needs = lines.map(({ quantity }, i) =>
    Math.min(
      quantity,
      suppliers.reduce((sum, { has }) => sum + (has[i] ?? 0), 0),
    ),
  );
  return { suppliers, needs };
}

function bySupplier(a: Supplier, b: Supplier): number {
  return a.dueAtMs - b.dueAtMs || byDistance(a.platform, b.platform);
}

/** Nearest first; what nobody can place comes last. */
export function byDistance(
  a: Pick<PlatformPromise, "distanceKm" | "platformId">,
  b: Pick<PlatformPromise, "distanceKm" | "platformId">,
): number {
  const [from, to] = [a.distanceKm ?? Number.MAX_VALUE, b.distanceKm ?? Number.MAX_VALUE];
  return from - to || (a.platformId < b.platformId ? -1 : Number(a.platformId > b.platformId));
}
