/** A cohort as the statistics see it: shipments due and, of these, on time. */
export type RateCounts = {
  readonly due: number;
  readonly onTime: number;
};

/** A two-sided interval; both ends belong to it. */
export type Interval = {
  readonly low: number;
  readonly high: number;
};

/**
 * Refuses counts that no cohort can have.
 * @throws RangeError naming the argument unless 0 ≤ successes ≤ trials are whole numbers.
 */
export function assertCounts(successes: number, trials: number): void {
  assertWhole("trials", trials);
  assertWhole("successes", successes);
  if (successes > trials) {
    throw new RangeError(`successes must not exceed trials: ${successes} > ${trials}`);
  }
}

/**
 * Refuses what is no probability.
 * @throws RangeError naming the argument unless 0 ≤ value ≤ 1.
 */
export function assertProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${name} must lie between 0 and 1: ${value}`);
  }
}

/**
 * Refuses what is no count.
 * @throws RangeError naming the argument unless it is a whole number ≥ 0.
 */
export function assertWhole(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${name} must be a whole number, 0 or more: ${value}`);
  }
}
