/** A Bernoulli CUSUM against a worsening: how much each delivery adds, and when it rings. */
export type CusumDesign = {
  /** Added for a delivery on time; below 0. */
  readonly onTimeWeight: number;
  /** Added for a miss; above 0. */
  readonly missWeight: number;
  /** The alarm rings when the sum reaches this. */
  readonly threshold: number;
  /** Deliveries between false alarms on average while nothing has changed. */
  readonly inControlRunLength: number;
};

/** What a monitored run of deliveries came to. */
export type CusumRun = {
  /** The sum after each delivery, never below 0. */
  readonly sums: readonly number[];
  /** The deliveries (by index) at which the alarm rang; the sum starts again at 0 after each. */
  readonly alarms: readonly number[];
};

/** A miss is worth at least this many steps of the lattice, so that rounding to it changes little. */
const FINEST = 40;
/** Below this the lattice would grow without end. */
const SMALLEST_MISS_RATE = 0.001;

/**
 * Designs the alarm that looks for odds of a miss `oddsRatio` times those of the baseline. Weights are
 * log-likelihood ratios, the miss's rounded (by at most 1.25 %) to a lattice on which the run
 * length is exact; the threshold is the smallest one whose in-control run length is at least the one asked for.
 * Source: Steiner, Cook, Farewell & Treasure 2000, Biostatistics 1:441; run length by the Markov
 * chain of Brook & Evans 1972, Biometrika 59:539.
 * @throws RangeError unless 0.001 ≤ baselineMissRate < 1, 1 < oddsRatio ≤ 100, 1 ≤ runLength ≤ 10⁷.
 */
export function designCusum(
  baselineMissRate: number,
  oddsRatio: number,
  runLength: number,
): CusumDesign {
  assertWithin("baselineMissRate", baselineMissRate, SMALLEST_MISS_RATE, 0.999);
  assertWithin("oddsRatio", oddsRatio, 1.01, 100);
  assertWithin("runLength", runLength, 1, 1e7);
  const onTimeWeight = -Math.log1p(baselineMissRate * (oddsRatio - 1));
  const exactMissWeight = Math.log(oddsRatio) + onTimeWeight;
  const down = Math.ceil((FINEST * -onTimeWeight) / exactMissWeight);
  const step = -onTimeWeight / down;
  const up = Math.round(exactMissWeight / step);
  const lengthAt = (height: number) => runLengthFromZero(baselineMissRate, down, up, height);
  let high = up;
  while (lengthAt(high) < runLength) {
    high *= 2;
  }
  let low = 0;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lengthAt(middle) < runLength) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return {
    onTimeWeight,
    missWeight: up * step,
    // Half a step lower: sums of weights reach a lattice point only up to rounding.
    threshold: (high - 0.5) * step,
    inControlRunLength: lengthAt(high),
  };
}

/** Runs the alarm over deliveries in the order in which they were due; `true` = a miss. */
export function runCusum(design: CusumDesign, misses: readonly boolean[]): CusumRun {
  const alarms: number[] = [];
  let sum = 0;
  const sums = misses.map((isMiss, index) => {
    sum = Math.max(0, sum + (isMiss ? design.missWeight : design.onTimeWeight));
    const reached = sum;
    if (reached >= design.threshold) {
      alarms.push(index);
      sum = 0;
    }
    return reached;
  });
  return { sums, alarms };
}

/**
 * Expected deliveries from 0 until the sum reaches `height`, where a miss (chance `p`) adds `up` and
 * any other takes `down`, not below 0. Solves L(s) = 1 + p·L(s + up) + (1 − p)·L(max(0, s − down)) by
 * elimination within the band; the matrix is diagonally dominant, so no row needs to be swapped.
 */
function runLengthFromZero(p: number, down: number, up: number, height: number): number {
  const width = down + up + 1;
  const band = new Float64Array(height * width);
  const known = new Float64Array(height).fill(1);
  const at = (row: number, column: number) => row * width + column - row + down;
  const add = (index: number, value: number) => {
    band[index] = (band[index] ?? 0) + value;
  };
  for (let row = 0; row < height; row += 1) {
    add(at(row, row), 1);
    add(at(row, Math.max(0, row - down)), p - 1);
    if (row + up < height) {
      add(at(row, row + up), -p);
    }
  }
  // From the last unknown to the first, so that what is wanted, L(0), is left.
  for (let pivot = height - 1; pivot > 0; pivot -= 1) {
    const diagonal = band[at(pivot, pivot)] ?? 1;
    for (let row = Math.max(0, pivot - up); row < pivot; row += 1) {
      const factor = (band[at(row, pivot)] ?? 0) / diagonal;
      if (factor !== 0) {
        for (let column = Math.max(0, pivot - down); column < pivot; column += 1) {
          add(at(row, column), -factor * (band[at(pivot, column)] ?? 0));
        }
        known[row] = (known[row] ?? 0) - factor * (known[pivot] ?? 0);
      }
    }
  }
  return (known[0] ?? 0) / (band[at(0, 0)] ?? 1);
}

function assertWithin(name: string, value: number, low: number, high: number): void {
  if (!(value >= low && value <= high)) {
    throw new RangeError(`${name} must lie between ${low} and ${high}: ${value}`);
  }
}
