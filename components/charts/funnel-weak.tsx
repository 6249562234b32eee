import { StandingShape } from "#components/charts/standing-mark.tsx";
import type { FunnelName, FunnelPoint } from "#lib/charts/funnel-names.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** The weak dealers of a funnel: a diamond with its interval, and its name where there was room. */
export function FunnelWeak({
  points,
  names,
  href,
}: {
  points: readonly FunnelPoint[];
  names: readonly FunnelName[];
  href: (dealerId: string) => string;
}) {
  const weak = points.filter(({ standing }) => standing === "weak");
  const nameOf = new Map(names.map((name) => [name.id, name]));
  return (
    <>
      {weak.map(({ dealerId, x, whisker }) =>
        whisker ? (
          <line
            key={dealerId}
            className="stroke-bad-fill"
            strokeWidth={1.2}
            strokeOpacity={0.45}
            x1={x}
            x2={x}
            y1={whisker[0]}
            y2={whisker[1]}
          />
        ) : null,
      )}
      {weak.map((point) => {
        const name = nameOf.get(point.dealerId);
        const rate = name && name.name !== null ? "" : ` ${formatRate(point.rate)}`;
        const label = `${point.name}${rate} · n ${formatCount(point.due)}`;
        return (
          <a
            key={point.dealerId}
            href={href(point.dealerId)}
            data-dealer={point.dealerId}
            className="group pointer-events-auto outline-none"
          >
            <circle
              className="fill-transparent stroke-transparent group-hover:stroke-accent group-focus-visible:stroke-accent group-data-[linked]:stroke-accent"
              strokeWidth={2}
              cx={point.x}
              cy={point.y}
              r={12}
            >
              <title>{label}</title>
            </circle>
            <g className="stroke-canvas">
              <StandingShape standing={point.standing} x={point.x} y={point.y} />
            </g>
            {name ? <Name name={name} mark={point} /> : null}
          </a>
        );
      })}
    </>
  );
}

function Name({ name, mark }: { name: FunnelName; mark: FunnelPoint }) {
  const { leader, anchor, x, y } = name;
  const gap = x > mark.x ? 8 : -8;
  return (
    <>
      {leader === null ? null : (
        <path
          className="fill-none stroke-line-3"
          d={`M${mark.x + gap} ${mark.y}L${leader.x} ${leader.y}`}
        />
      )}
      <text className="halo fill-ink-1 text-xs" x={x} y={y + 4} textAnchor={anchor}>
        <tspan className={name.name === null ? "font-bold" : "fill-ink-3"}>{name.rank}</tspan>
        {name.name === null ? null : (
          <>
            {" "}
            <tspan className="font-bold">{name.name}</tspan>{" "}
            <tspan className="fill-bad">{formatRate(name.rate)}</tspan>
          </>
        )}
      </text>
    </>
  );
}
