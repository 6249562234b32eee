import { assertProbability } from "#lib/domain/stats/counts.ts";

/**
 * Benjamini–Hochberg adjusted p-values (q-values), in the order given: rejecting every hypothesis
 * whose q-value is ≤ q keeps the expected share of false rejections at or below q. Equal p-values
 * get equal q-values.
 * Source: Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57:289.
 * @throws RangeError if a p-value lies outside [0, 1].
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const ranked = pValues.map((pValue, index) => {
    assertProbability("p-value", pValue);
    return { pValue, index };
  });
  ranked.sort((left, right) => right.pValue - left.pValue);
  const qValues = new Array<number>(ranked.length).fill(1);
  let smallest = 1;
  ranked.forEach(({ pValue, index }, fromTop) => {
    smallest = Math.min(smallest, (ranked.length / (ranked.length - fromTop)) * pValue);
    qValues[index] = smallest;
  });
  return qValues;
}
