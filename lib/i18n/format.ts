const MINUS = "\u2212";

/**
 * A rate (0..1) as "93.6%", one decimal. Rounding never says more than is true: only 1 reads 100.0%
 * and only 0 reads 0.0%. Beside a target, more decimals come until both stand on the right side.
 */
export function formatRate(rate: number, target?: number): string {
  const percent = rate * 100;
  if (target !== undefined && rate !== target) {
    for (let decimals = 1; decimals < 4; decimals += 1) {
      const shown = Number(percent.toFixed(decimals));
      if (shown !== 100 * target && shown > 100 * target === rate > target) {
        return `${kept(percent, decimals)}%`;
      }
    }
  }
  return `${kept(percent, 1)}%`;
}

/** A target or an axis value (0..1) as "90%", with decimals only where it has some. */
export function formatTarget(target: number): string {
  return `${Number((target * 100).toFixed(2))}%`;
}

/** A probability (0..1) as "99.5%", or ">99.9%" and "<0.1%" where one decimal would read as certain. */
export function formatProbability(probability: number): string {
  if (probability > 0.999) return ">99.9%";
  if (probability < 0.001) return "<0.1%";
  return `${(probability * 100).toFixed(1)}%`;
}

/** A difference in percentage points (already × 100) as "+0.60", "−1.10" or "0.00", two decimals. */
export function formatPoints(points: number): string {
  const size = Math.abs(points).toFixed(2);
  if (Number(size) === 0) return size;
  return `${points < 0 ? MINUS : "+"}${size}`;
}

/** A whole number with thousands commas, in both languages: "24,190". */
export function formatCount(count: number): string {
  return count.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

/** An interval of rates as "93.3–93.9" (percent, without the sign). */
export function formatInterval(interval: { readonly low: number; readonly high: number }): string {
  return `${kept(interval.low * 100, 1)}–${kept(interval.high * 100, 1)}`;
}

function kept(percent: number, decimals: number): string {
  const step = 10 ** -decimals;
  if (percent < 100 && percent > 100 - step / 2) return (100 - step).toFixed(decimals);
  if (percent > 0 && percent < step / 2) return step.toFixed(decimals);
  return percent.toFixed(decimals);
}
