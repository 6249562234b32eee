import type { FunnelPoint } from "#lib/charts/funnel-names.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** Beyond this many, marks are drawn as one shape each standing: a page of links weighs too much. */
const MOST_LINKS = 600;

const looks: readonly {
  readonly standing: Standing;
  readonly dot: string;
  readonly cloud: string;
}[] = [
  { standing: "meets", dot: "fill-mark", cloud: "stroke-mark" },
  { standing: "strong", dot: "fill-good-fill", cloud: "stroke-good-fill" },
  { standing: "watch", dot: "fill-surface stroke-bad-fill", cloud: "stroke-bad-fill" },
];

/** The marks of all dealers of a funnel that are not weak; see `Funnel`. */
export function FunnelDots({
  points,
  href,
  linksAll,
}: {
  points: readonly FunnelPoint[];
  href: (dealerId: string) => string;
  linksAll: boolean;
}) {
  const ordinary = points.filter(({ standing }) => standing !== "weak");
  return looks.map(({ standing, dot, cloud }) => {
    const dots = ordinary.filter((point) => point.standing === standing);
    const hollow = standing === "watch";
    if (!linksAll || ordinary.length > MOST_LINKS) {
      return <Cloud key={standing} className={cloud} hollow={hollow} points={dots} />;
    }
    return (
      <g key={standing} className={dot} strokeWidth={1.3} fillOpacity={hollow ? 1 : 0.75}>
        {dots.map(({ dealerId, name, due, rate, x, y }) => (
          <a
            key={dealerId}
            href={href(dealerId)}
            tabIndex={-1}
            {...(hollow && { "data-dealer": dealerId, className: "data-[linked]:stroke-accent" })}
          >
            <title>{`${name} · ${formatRate(rate)} · n ${formatCount(due)}`}</title>
            <circle cx={x} cy={y} r={hollow ? 3.4 : 3.2} />
          </a>
        ))}
      </g>
    );
  });
}

/** Many dots in one path: strokes without length, with round caps. */
function Cloud({
  points,
  className,
  hollow,
}: {
  points: readonly FunnelPoint[];
  className: string;
  hollow: boolean;
}) {
  if (points.length === 0) return null;
  const d = points.map(({ x, y }) => `M${x} ${y}h0`).join("");
  return (
    <g fill="none" strokeLinecap="round">
      <path
        className={className}
        strokeWidth={hollow ? 8 : 6.4}
        strokeOpacity={hollow ? 1 : 0.75}
        d={d}
      />
      {hollow ? <path className="stroke-surface" strokeWidth={5.4} d={d} /> : null}
    </g>
  );
}
