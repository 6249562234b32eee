import { JudgedBar } from "#components/charts/judged-bar.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { Compared, Conclusion } from "#lib/charts/prepare-compare.ts";

const sides: Record<Conclusion, AgainstTarget> = {
  better: "above",
  worse: "below",
  unsure: "unsure",
  overlap: "unsure",
};

/** A difference with its interval around "no difference" in the middle. */
export function DifferenceBar({
  compared: { difference, interval, conclusion },
  reach,
}: {
  compared: Compared;
  /** Half the width of the scale, in the unit of the difference. */
  reach: number;
}) {
  const at = percentScale(-reach, reach);
  return (
    <svg className="block w-28 overflow-visible" height={20} aria-hidden="true">
      <line className="stroke-line-1" x1="0" x2="100%" y1={10} y2={10} />
      <line className="stroke-ink-1" strokeWidth={1.2} x1="50%" x2="50%" y1={1} y2={19} />
      <JudgedBar value={difference} interval={interval} verdict={sides[conclusion]} at={at} />
    </svg>
  );
}

/** The reach that holds every given difference and interval. */
export function reachOf(compared: readonly (Compared | null)[]): number {
  return compared.reduce((most, one) => {
    if (one === null) return most;
    const { difference, interval } = one;
    const ends = [difference, interval?.low ?? 0, interval?.high ?? 0];
    return Math.max(most, ...ends.map((end) => 1.05 * Math.abs(end)));
  }, 1e-6);
}
