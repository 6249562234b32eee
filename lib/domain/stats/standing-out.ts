import { benjaminiHochberg } from "#lib/domain/stats/fdr.ts";
import { fisherUpperTail } from "#lib/domain/stats/fisher-exact.ts";
import { DEFAULT_FALSE_DISCOVERY_RATE } from "#lib/domain/stats/standing.ts";

/** How often one kind of event (a reason) befell one unit (a dealer, an hour) among its shipments. */
export type UnitCount = {
  /** The unit's shipments. */
  readonly size: number;
  /** Those of them with the event. */
  readonly observed: number;
  /** All shipments with the event. */
  readonly eventTotal: number;
};

/** What one cell says beside all the others. */
export type UnitFinding = {
  /** As many as its share of all shipments would bring. */
  readonly expected: number;
  readonly qValue: number;
  /** Surely more than expected, with all cells looked at together. */
  readonly standsOut: boolean;
};

/**
 * Which cells of a table unit × event have more than their share of shipments brings: Fisher's exact
 * one-sided test of the unit against all others, in each cell, adjusted over all cells together
 * (Benjamini–Hochberg, q ≤ 0.05). In the order given; give every cell, also those with nothing
 * observed, for they were looked at as well.
 *
 * @param wholeSize all shipments, each once
 * @throws RangeError for counts that cannot be
 */
export function findStandingOut(cells: readonly UnitCount[], wholeSize: number): UnitFinding[] {
  const qValues = benjaminiHochberg(
    cells.map(({ size, observed, eventTotal }) =>
      fisherUpperTail(
        { hits: observed, size },
        { hits: eventTotal - observed, size: wholeSize - size },
      ),
    ),
  );
  return cells.map(({ size, observed, eventTotal }, index) => {
    const expected = wholeSize === 0 ? 0 : (size * eventTotal) / wholeSize;
    const qValue = qValues[index] ?? 1;
    return {
      expected,
      qValue,
      standsOut: observed > expected && qValue <= DEFAULT_FALSE_DISCOVERY_RATE,
    };
  });
}
