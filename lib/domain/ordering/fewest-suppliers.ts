import type { Supplier } from "#lib/domain/ordering/supply.ts";

/** Further combinations than of so many suppliers are not tried: the greedy way is taken. */
export type ExactUpTo = 2 | 3;

/**
 * The fewest suppliers that together have what is needed, nearest in sum among equals. That is
 * multiset cover, which is NP-hard, so the work is bounded: one, two and three suppliers are tried in
 * every combination, which are 50³ ÷ 6 looks at the most. Where even they are not enough, the one that
 * adds most is taken again and again, which needs at the most H(n) times as many for n pieces (Dobson
 * 1982), and whoever is superfluous in the end goes.
 *
 * @param suppliers in the order that settles what is equal otherwise
 * @param needs pieces by line; the suppliers have them all together
 */
export function fewestSuppliers(
  suppliers: readonly Supplier[],
  needs: readonly number[],
  exactUpTo: ExactUpTo,
): readonly Supplier[] {
  if (needs.every((pieces) => pieces <= 0)) return [];
  for (let size = 1; size <= exactUpTo; size += 1) {
    const found = nearestOfSize(suppliers, needs, size);
    if (found) return found.chosen;
  }
  return greedily(suppliers, needs);
}

type Choice = { readonly chosen: readonly Supplier[]; readonly distanceKm: number };

/** Whoever cannot be placed is further away than any place on earth. */
const FURTHEST_KM = 100_000;

function nearestOfSize(
  suppliers: readonly Supplier[],
  needs: readonly number[],
  size: number,
): Choice | null {
  let best: Choice | null = null;
  for (const [i, supplier] of suppliers.entries()) {
    if (size === 1 && !covers(supplier, needs)) continue;
    const others =
      size === 1
        ? { chosen: [], distanceKm: 0 }
        : nearestOfSize(suppliers.slice(i + 1), without(needs, supplier), size - 1);
    if (others === null) continue;
    const distanceKm = others.distanceKm + (supplier.platform.distanceKm ?? FURTHEST_KM);
    if (best === null || distanceKm < best.distanceKm) {
      best = { chosen: [supplier, ...others.chosen], distanceKm };
    }
  }
  return best;
}

function greedily(suppliers: readonly Supplier[], needs: readonly number[]): readonly Supplier[] {
  const chosen: Supplier[] = [];
  const rest = new Set(suppliers);
  let left = needs;
  while (left.some((pieces) => pieces > 0)) {
    let most: Supplier | null = null;
    let mostPieces = 0;
    for (const supplier of rest) {
      const pieces = added(supplier, left);
      if (pieces > mostPieces) [most, mostPieces] = [supplier, pieces];
    }
    if (most === null) break;
    chosen.push(most);
    rest.delete(most);
    left = without(left, most);
  }
  return withoutSuperfluous(chosen, needs);
}

function withoutSuperfluous(chosen: readonly Supplier[], needs: readonly number[]): Supplier[] {
  let kept = [...chosen];
  for (const one of chosen) {
    const others = kept.filter((supplier) => supplier !== one);
    if (others.reduce(without, needs).every((pieces) => pieces <= 0)) kept = others;
  }
  return kept;
}

function without(left: readonly number[], { has }: Supplier): readonly number[] {
  return left.map((pieces, line) => Math.max(0, pieces - (has[line] ?? 0)));
}

function covers({ has }: Supplier, left: readonly number[]): boolean {
  return left.every((pieces, line) => pieces <= (has[line] ?? 0));
}

function added({ has }: Supplier, left: readonly number[]): number {
  return left.reduce((sum, pieces, line) => sum + Math.min(pieces, has[line] ?? 0), 0);
}
