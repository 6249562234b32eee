import type { AgainstTarget } from "#lib/charts/against-target.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";

const looks: Record<AgainstTarget, { readonly bar: string; readonly mark: string }> = {
  below: { bar: "stroke-bad-fill", mark: "fill-bad-fill" },
  unsure: { bar: "stroke-mark", mark: "fill-surface stroke-mark" },
  above: { bar: "stroke-good-fill", mark: "fill-good-fill" },
};

/**
 * A value with its interval on an axis as wide as the drawing it stands in: beyond the target it is a
 * diamond, within it a dot, across it a hollow ring. `at` gives a value's place as "12.3%".
 */
export function JudgedBar({
  value,
  interval,
  verdict,
  at,
}: {
  value: number;
  interval: Interval | null;
  verdict: AgainstTarget;
  at: (value: number) => string;
}) {
  const { bar, mark } = looks[verdict];
  return (
    <>
      {interval === null ? null : (
        <line
          className={bar}
          strokeWidth={3}
          strokeOpacity={0.5}
          x1={at(interval.low)}
          x2={at(interval.high)}
          y1="50%"
          y2="50%"
        />
      )}
      {verdict === "below" ? (
        <svg className="overflow-visible" x={at(value)} y="50%" aria-hidden="true">
          <path className={mark} d="M0-5 5 0 0 5-5 0z" />
        </svg>
      ) : (
        <circle className={mark} strokeWidth={1.5} cx={at(value)} cy="50%" r={3.6} />
      )}
    </>
  );
}
