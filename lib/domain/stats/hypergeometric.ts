import { binomialDensity } from "#lib/domain/stats/binomial.ts";
import { assertCounts } from "#lib/domain/stats/counts.ts";

/** A sample drawn from a whole without putting back, and the marked ones in each. */
export type MarkedSample = {
  readonly size: number;
  readonly marked: number;
  readonly wholeSize: number;
  readonly wholeMarked: number;
};

/** Terms this small no longer change a sum that holds a term of 1. */
const NEGLIGIBLE = 1e-18;

/**
 * P(X ≥ marked) if the marked ones of the whole were dealt out by chance: Fisher's exact one-sided
 * p-value of "the sample has no more of them than the rest".
 * Source: Fisher 1935, J. R. Statist. Soc. 98:39; density after Loader 2000, "Fast and accurate
 * computation of binomial probabilities".
 * @throws RangeError for counts that no sample of that whole can have.
 */
export function hypergeometricUpperTail(sample: MarkedSample): number {
  const { size, marked, wholeSize, wholeMarked } = sample;
  assertCounts(size, wholeSize);
  assertCounts(wholeMarked, wholeSize);
  assertCounts(marked, Math.min(size, wholeMarked));
  const least = Math.max(0, size + wholeMarked - wholeSize);
  if (marked < least) throw new RangeError(`fewer than ${least} marked cannot be: ${marked}`);
  if (marked === least) return 1;
  // Below the mean the lower tail has the digits.
  const mean = (size * wholeMarked) / wholeSize;
  return marked > mean ? sumTail(sample, marked, 1) : 1 - sumTail(sample, marked - 1, -1);
}

/** Sums the density from `from` on, upwards or downwards, away from the mean. */
function sumTail(sample: MarkedSample, from: number, step: 1 | -1): number {
  const { size, wholeSize, wholeMarked } = sample;
  const rest = wholeSize - wholeMarked;
  const least = Math.max(0, size - rest);
  const most = Math.min(size, wholeMarked);
  const first = density(sample, from);
  let relative = 1;
  let sum = 1;
  for (let k = from; k !== (step === 1 ? most : least); k += step) {
    relative *=
      step === 1
        ? ((wholeMarked - k) * (size - k)) / ((k + 1) * (rest - size + k + 1))
        : (k * (rest - size + k)) / ((wholeMarked - k + 1) * (size - k + 1));
    sum += relative;
    if (relative < NEGLIGIBLE * sum) break;
  }
  return Math.min(1, first * sum);
}

function density({ size, wholeSize, wholeMarked }: MarkedSample, k: number): number {
  if (size === wholeSize) return 1;
  const p = size / wholeSize;
  return (
    (binomialDensity(k, wholeMarked, p) * binomialDensity(size - k, wholeSize - wholeMarked, p)) /
    binomialDensity(size, wholeSize, p)
  );
}
