import fc from "fast-check";
import type { AllocationInput } from "#lib/domain/ordering/allocation.ts";
import type { PlatformPromise } from "#lib/domain/ordering/fulfilment.ts";

/** A platform that promises an instant; the rest of the promise does not matter to allocation. */
export function platform(
  platformId: string,
  dueAtMs: number | null,
  distanceKm: number | null = 100,
): PlatformPromise {
  const promise =
    dueAtMs === null
      ? null
      : {
          startsAtMs: 0,
          dueAtMs,
          dueOn: "2026-11-22",
          policyVersionId: "policy",
          calendarVersionId: "calendar",
          transitMinutes: null,
          steps: [],
        };
  const change = { rule: null, orderByMs: null, laterDueAtMs: null };
  return { platformId, serviceClass: "intercity", distanceKm, promise, ...change };
}

/** `{北京: {a: 3}}` = 3 pieces of a in 北京. */
export function stocked(pieces: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  return Object.entries(pieces).flatMap(([platformId, products]) =>
    Object.entries(products).map(([productId, available]) => ({
      platformId,
      productId,
      available,
      restockOn: null,
    })),
  );
}

/** Orders of some lines over some platforms, small enough to try every set of them. */
export function anyAllocation(
  maxPlatforms: number,
  maxLines: number,
): fc.Arbitrary<AllocationInput> {
  const products = Array.from({ length: maxLines }, (_, i) => `p${i}`);
  const names = Array.from({ length: maxPlatforms }, (_, i) => `w${i}`);
  return fc
    .record({
      lines: fc.uniqueArray(
        fc.record({
          productId: fc.constantFrom(...products),
          quantity: fc.integer({ min: 1, max: 6 }),
        }),
        { minLength: 1, maxLength: maxLines, selector: ({ productId }) => productId },
      ),
      platforms: fc.uniqueArray(
        fc.record({
          platformId: fc.constantFrom(...names),
          dueAtMs: fc.option(fc.constantFrom(100, 200, 300), { freq: 8 }),
          distanceKm: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 }),
        }),
        { maxLength: maxPlatforms, selector: ({ platformId }) => platformId },
      ),
      stock: fc.uniqueArray(
        fc.record({
          platformId: fc.constantFrom(...names),
          productId: fc.constantFrom(...products),
          available: fc.integer({ min: 0, max: 5 }),
          restockOn: fc.option(fc.constantFrom("2026-11-25", "2026-12-01")),
        }),
        { maxLength: 25, selector: ({ platformId, productId }) => `${platformId} ${productId}` },
      ),
    })
    .map(({ platforms, ...rest }) => ({
      ...rest,
      platforms: platforms.map((one) => platform(one.platformId, one.dueAtMs, one.distanceKm)),
    }));
}
