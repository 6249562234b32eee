import fc from "fast-check";

/** Counts of one dealer, mostly small, up to a million shipments; at least `least` due. */
export function counts(least: number) {
  return fc
    .oneof(
      fc.integer({ min: least, max: 60 }),
      fc.integer({ min: least, max: 3_000 }),
      fc.integer({ min: least, max: 1_000_000 }),
    )
    .chain((due) =>
      fc
        .oneof(
          fc.integer({ min: 0, max: due }),
          fc.integer({ min: Math.floor(0.8 * due), max: due }),
        )
        .map((onTime) => ({ due, onTime })),
    );
}

/** Targets as companies set them, and odd ones. */
export const targets = fc.oneof(
  fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99),
  fc.double({ min: 0.01, max: 0.99, noNaN: true }),
);
