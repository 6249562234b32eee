import fc from "fast-check";
import { expect, test } from "vitest";
import { type AllocationInput, allocate } from "#lib/domain/ordering/allocation.ts";
import type { Fulfilment } from "#lib/domain/ordering/fulfilment.ts";
import { anyAllocation, platform } from "#tests/unit/domain/ordering/world.ts";

const small = anyAllocation(5, 4);

const sum = (lines: readonly { quantity: number }[]) =>
  lines.reduce((total, { quantity }) => total + quantity, 0);

test("no part asks more than is available, and parts + waiting = lines", () => {
  fc.assert(
    fc.property(small, (input) => {
      const available = new Map(
        input.stock.map((one) => [`${one.platformId} ${one.productId}`, one.available]),
      );
      const ways = allocate(input);
      expect(ways.length).toBeGreaterThan(0);
      for (const { parts, waiting } of ways) {
        const given = new Map<string, number>();
        for (const { platformId, lines, promise } of parts) {
          expect(lines.length).toBeGreaterThan(0);
          expect(promise.dueAtMs).toBeGreaterThan(0);
          for (const { productId, quantity } of lines) {
            expect(quantity).toBeGreaterThan(0);
            expect(quantity).toBeLessThanOrEqual(available.get(`${platformId} ${productId}`) ?? 0);
            given.set(productId, (given.get(productId) ?? 0) + quantity);
          }
        }
        for (const { productId, quantity } of waiting) {
          given.set(productId, (given.get(productId) ?? 0) + quantity);
        }
        const asked = input.lines.map(({ productId, quantity }) => [productId, quantity] as const);
        expect(new Map([...given].sort())).toEqual(new Map([...asked].sort()));
        expect(new Set(parts.map(({ platformId }) => platformId)).size).toBe(parts.length);
      }
    }),
  );
});

test("the first way is beaten by none that is listed, and its reasons say so", () => {
  fc.assert(
    fc.property(small, (input) => {
      const [first, ...others] = allocate(input);
      if (!first) throw new Error("no way");
      expect(first.why).toMatchObject({ earliest: true, fewest: true, moreShipments: 0 });
      for (const other of others) {
        expect(rank(other) > rank(first) || rank(other) === rank(first)).toBe(true);
        expect(sum(other.waiting)).toBe(other.why.piecesWaiting);
      }
    }),
  );
});

test("no set of platforms does better than the first way: tried by hand for up to five", () => {
  fc.assert(
    fc.property(small, (input) => {
      const [first] = allocate(input);
      if (!first) throw new Error("no way");
      expect([sum(first.waiting), first.arrivesAtMs, first.parts.length]).toEqual(
        bestByHand(input),
      );
    }),
  );
});

test("the same whatever order lines, platforms and stock are named in", () => {
  fc.assert(
    fc.property(small, fc.integer(), (input, seed) => {
      const shuffled = <T>(items: readonly T[]) =>
        items
          .map((item, i) => ({ item, key: Math.imul(i + 1, seed | 1) >>> 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ item }) => item);
      const { lines, platforms, stock } = input;
      const other = {
        lines: shuffled(lines),
        platforms: shuffled(platforms),
        stock: shuffled(stock),
      };
      expect(allocate(other)).toEqual(allocate(input));
    }),
  );
});

test("100 lines over 50 platforms that each have a few of them", () => {
  const lines = Array.from({ length: 100 }, (_, i) => ({ productId: `p${i}`, quantity: 9 }));
  const platforms = Array.from({ length: 50 }, (_, i) => platform(`w${i}`, 100 + (i % 3), i));
  const stock = platforms.flatMap(({ platformId }, w) =>
    lines.flatMap(({ productId }, i) =>
      (i * 7 + w * 3) % 11 < 3 ? [{ platformId, productId, available: 2, restockOn: null }] : [],
    ),
  );
  const [first] = allocate({ lines, platforms, stock });
  expect(first?.parts.length).toBeGreaterThan(3);
  expect(sum(first?.waiting ?? [])).toBe(0);
});

function rank({ waiting, arrivesAtMs, parts }: Fulfilment): string {
  return [sum(waiting), arrivesAtMs ?? 0, parts.length]
    .map((value) => String(value).padStart(9, "0"))
    .join();
}

/** Pieces that wait, arrival and shipments of the best of all sets of platforms. */
function bestByHand({ lines, platforms, stock }: AllocationInput) {
  let best: [number, number | null, number] | null = null;
  for (let set = 0; set < 2 ** platforms.length; set += 1) {
    const used = platforms.filter((one, i) => (set >> i) % 2 === 1 && one.promise !== null);
    const ids = used.map(({ platformId }) => platformId);
    const missing = lines.map(({ productId, quantity }) => {
      const there = stock
        .filter((one) => one.productId === productId && ids.includes(one.platformId))
        .reduce((total, { available }) => total + available, 0);
      return Math.max(0, quantity - there);
    });
    const dues = used.map(({ promise }) => promise?.dueAtMs ?? 0);
    const arrivesAt = dues.length === 0 ? null : Math.max(...dues);
    const way: [number, number | null, number] = [
      missing.reduce((a, b) => a + b, 0),
      arrivesAt,
      used.length,
    ];
    const isBetter =
      best === null ||
      way[0] < best[0] ||
      (way[0] === best[0] &&
        ((way[1] ?? 0) < (best[1] ?? 0) || (way[1] === best[1] && way[2] < best[2])));
    if (isBetter) best = way;
  }
  return best;
}
