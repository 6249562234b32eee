import { StandingShape } from "#components/charts/standing-mark.tsx";
import type { FunnelPoint } from "#lib/charts/funnel-names.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** Beyond this many, marks are drawn as one shape each standing: a page of links weighs too much. */
const MOST_LINKS = 600;

const looks: readonly { readonly standing: Standing; readonly className: string }[] = [
  { standing: "meets", className: "stroke-mark" },
  { standing: "strong", className: "stroke-good-fill" },
  { standing: "watch", className: "stroke-bad-fill" },
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
  if (!linksAll || ordinary.length > MOST_LINKS) {
    return looks.map(({ standing, className }) => (
      <Cloud
        key={standing}
        className={className}
        hollow={standing === "watch"}
        points={ordinary.filter((point) => point.standing === standing)}
      />
    ));
  }
  return ordinary.map(({ dealerId, name, due, rate, standing, x, y }) => (
    <a
      key={dealerId}
      href={href(dealerId)}
      tabIndex={-1}
      data-dealer={dealerId}
      className="data-[linked]:stroke-accent data-[linked]:stroke-2"
    >
      <title>{`${name} · ${formatRate(rate)} · n ${formatCount(due)}`}</title>
      <g fillOpacity={standing === "watch" ? 1 : 0.75}>
        <StandingShape standing={standing} x={x} y={y} />
      </g>
    </a>
  ));
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
