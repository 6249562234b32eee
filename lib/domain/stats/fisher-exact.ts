import { binomialDensity } from "#lib/domain/stats/binomial.ts";
import { assertCounts } from "#lib/domain/stats/counts.ts";

/** How many were drawn and how many of them were of the kind looked for. */
type Sample = { readonly hits: number; readonly size: number };

/**
 * One-sided exact test of two proportions: the chance of as many hits in the first sample, or more,
 * if both shared one rate, all margins given. The hypergeometric density comes from three binomial ones
 * (Loader 2000), so that large samples lose nothing.
 * Source: Fisher 1935, The Design of Experiments, §5–6.
 * @throws RangeError for counts that no sample can have.
 */
export function fisherUpperTail(first: Sample, second: Sample): number {
  assertCounts(first.hits, first.size);
  assertCounts(second.hits, second.size);
  const hits = first.hits + second.hits;
  const size = first.size + second.size;
  if (hits === 0 || hits === size || first.hits <= Math.max(0, hits - second.size)) return 1;
  const rate = hits / size;
  let density =
    (binomialDensity(first.hits, first.size, rate) *
      binomialDensity(second.hits, second.size, rate)) /
    binomialDensity(hits, size, rate);
  let tail = 0;
  const most = Math.min(first.size, hits);
  for (let k = first.hits; k <= most; k += 1) {
    tail += density;
    if (density < tail * Number.EPSILON * 1e-3) break;
    density *= ((first.size - k) * (hits - k)) / ((k + 1) * (second.size - hits + k + 1));
  }
  return Math.min(1, tail);
}
