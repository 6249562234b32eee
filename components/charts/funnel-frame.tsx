import type { FunnelModel } from "#lib/charts/prepare-funnel.ts";
import { formatCount, formatTarget } from "#lib/i18n/format.ts";

const fills = { "99.8": "fill-band-2", "95": "fill-band-1" };

/** What stands behind a funnel's marks: limits, grid, axes and the target. */
export function FunnelFrame({
  model: { frame, bands, xTicks, yTicks, target, centre, width, height },
  words,
}: {
  model: FunnelModel;
  words: { readonly target: string; readonly axis: string; readonly limits: string };
}) {
  return (
    <g className="text-xs">
      {bands.map(({ level, d }) => (
        <path key={level} className={`${fills[level]} stroke-line-2`} strokeWidth={1} d={d} />
      ))}
      <path
        className="fill-canvas"
        d={`M0 0H${width}V${height}H0ZM${frame.left} ${frame.top}V${frame.bottom}H${frame.right}V${frame.top}Z`}
      />
      {yTicks.map(({ y, rate }) => (
        <g key={rate}>
          <line
            className="stroke-line-1"
            strokeDasharray="1 3"
            x1={frame.left}
            x2={frame.right}
            y1={y}
            y2={y}
          />
          <text className="fill-ink-3" x={frame.left - 8} y={y + 4} textAnchor="end">
            {formatTarget(rate)}
          </text>
        </g>
      ))}
      {xTicks.map(({ x, n, labelX }) => (
        <g key={n}>
          <line className="stroke-line-3" x1={x} x2={x} y1={frame.bottom} y2={frame.bottom + 5} />
          <text className="fill-ink-3" x={labelX} y={frame.bottom + 18} textAnchor="middle">
            {formatCount(n)}
          </text>
        </g>
      ))}
      <line
        className="stroke-line-3"
        x1={frame.left}
        x2={frame.right}
        y1={frame.bottom}
        y2={frame.bottom}
      />
      <text className="fill-ink-3" x={frame.right} y={height - 4} textAnchor="end">
        {words.axis}
      </text>
      {bands.map(({ level, label }) =>
        label === null ? null : (
          <text
            key={level}
            className="halo fill-ink-3"
            x={label.x}
            y={label.y}
            textAnchor="end"
          >{`${level}% ${words.limits}`}</text>
        ),
      )}
      {centre === null ? null : (
        <line
          className="stroke-line-3"
          strokeDasharray="5 4"
          x1={frame.left}
          x2={frame.right}
          y1={centre.y}
          y2={centre.y}
        />
      )}
      <line
        className="stroke-ink-1"
        strokeWidth={1.2}
        x1={frame.left}
        x2={frame.right}
        y1={target.y}
        y2={target.y}
      />
      <text className="fill-ink-1 font-bold" x={frame.left - 8} y={target.y + 4} textAnchor="end">
        {formatTarget(target.rate)}
      </text>
      <text
        className="halo fill-ink-1 font-bold"
        x={frame.right}
        y={target.labelY}
        textAnchor="end"
      >{`${words.target} ${formatTarget(target.rate)}`}</text>
    </g>
  );
}
