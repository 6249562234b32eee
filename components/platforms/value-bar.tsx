import { JudgedBar } from "#components/charts/judged-bar.tsx";
import type { AgainstTarget } from "#lib/charts/against-target.ts";
import { percentScale } from "#lib/charts/percent-scale.ts";
import type { AimVerdict } from "#lib/domain/platforms.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";

/** A column's shared scale with the line that values are held against. */
export type BarScale = {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly line: number;
};

const width = "block w-28 overflow-visible";
/** Marks nearer than this share of the axis would write over each other. */
const LEAST_GAP = 0.2;

const sides: Record<AimVerdict, AgainstTarget> = {
  beyond: "below",
  unsure: "unsure",
  within: "above",
};

/** How a mean against an aim is drawn: what is surely beyond it looks as what is surely below a target. */
export function aimSide(verdict: AimVerdict): AgainstTarget {
  return sides[verdict];
}

/** A value with its interval on a column's scale. */
export function ValueBar({
  value,
  interval,
  verdict,
  scale,
}: {
  value: number;
  interval: Interval | null;
  verdict: AgainstTarget;
  scale: BarScale;
}) {
  const at = percentScale(scale.from, scale.to);
  return (
    <svg className={width} height={20} aria-hidden="true">
      <line className="stroke-line-1" x1="0" x2="100%" y1={10} y2={10} />
      <line
        className="stroke-ink-1"
        strokeWidth={1.2}
        x1={at(scale.line)}
        x2={at(scale.line)}
        y1={1}
        y2={19}
      />
      <JudgedBar value={value} interval={interval} verdict={verdict} at={at} />
    </svg>
  );
}

/** The axis of a column of bars; the line's own mark is bold, marks too near to it give way. */
export function BarAxis({ scale, mark }: { scale: BarScale; mark: (value: number) => string }) {
  const { from, to, line } = scale;
  const at = percentScale(from, to);
  const ends = [scale.ticks[0], scale.ticks.at(-1)].filter((tick) => tick !== undefined);
  const shown = ends.filter((tick) => Math.abs(tick - line) >= LEAST_GAP * (to - from));
  return (
    <svg className={width} height={16} aria-hidden="true">
      {shown.map((tick) => (
        <text key={tick} className="fill-ink-3 text-xs" x={at(tick)} y={12} textAnchor="middle">
          {mark(tick)}
        </text>
      ))}
      <text className="fill-ink-1 text-xs font-bold" x={at(line)} y={12} textAnchor="middle">
        {mark(line)}
      </text>
    </svg>
  );
}
