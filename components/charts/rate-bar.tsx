import { StandingShape } from "#components/charts/standing-mark.tsx";
import type { RateScale } from "#lib/charts/rate-scale.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatTarget } from "#lib/i18n/format.ts";

const MARGIN = 8;
const TICK_GAP_PX = 24;

const bars: Record<Standing, string> = {
  weak: "stroke-bad-fill",
  watch: "stroke-bad-fill",
  meets: "stroke-mark",
  strong: "stroke-good-fill",
  none: "stroke-line-3",
};

function toX(scale: RateScale, width: number) {
  const perRate = (width - 2 * MARGIN) / (1 - scale.from);
  return (rate: number) => Math.round((MARGIN + (rate - scale.from) * perRate) * 10) / 10;
}

/**
 * A rate with its 95 % interval against the target, on a scale shared by all rows (`rateScale`) whose
 * axis is `RateAxis` in the table's head. The figures stand in the row's own cells.
 */
export function RateBar({
  rate,
  interval,
  standing,
  target,
  scale,
  width = 148,
}: {
  rate: number | null;
  interval: Interval | null;
  standing: Standing;
  target: number;
  scale: RateScale;
  width?: number;
}) {
  const x = toX(scale, width);
  return (
    <svg className="block" width={width} height={20} aria-hidden="true">
      <path className="stroke-line-1" d={`M${MARGIN} 10H${width - MARGIN}`} />
      <path className="stroke-ink-1" strokeWidth={1.2} d={`M${x(target)} 2V18`} />
      {interval === null ? null : (
        <path
          className={bars[standing]}
          strokeWidth={3}
          strokeOpacity={0.5}
          d={`M${x(interval.low)} 10H${x(interval.high)}`}
        />
      )}
      {rate === null ? null : <StandingShape standing={standing} x={x(rate)} y={10} />}
    </svg>
  );
}

/** The axis of a column of `RateBar`s, in percent; the target is bold, ticks too near to it give way. */
export function RateAxis({
  scale,
  target,
  width = 148,
}: {
  scale: RateScale;
  target: number;
  width?: number;
}) {
  const x = toX(scale, width);
  const shown: number[] = [target];
  for (const tick of scale.ticks) {
    if (tick < 1 && shown.every((other) => Math.abs(x(tick) - x(other)) >= TICK_GAP_PX)) {
      shown.push(tick);
    }
  }
  return (
    <svg className="block" width={width} height={16} aria-hidden="true">
      {shown.slice(1).map((tick) => (
        <text key={tick} className="fill-ink-3 text-xs" x={x(tick)} y={12} textAnchor="middle">
          {Math.round(tick * 100)}
        </text>
      ))}
      <text className="fill-ink-1 text-xs font-bold" x={x(target)} y={12} textAnchor="middle">
        {formatTarget(target).slice(0, -1)}
      </text>
    </svg>
  );
}
