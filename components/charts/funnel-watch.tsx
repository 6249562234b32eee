import type { FunnelPoint } from "#lib/charts/funnel-names.ts";
import { formatCount, formatRate } from "#lib/i18n/format.ts";

/** The dealers to watch of a funnel as links for pointer and keyboard; see `Funnel`. */
export function FunnelWatch({
  points,
  href,
}: {
  points: readonly FunnelPoint[];
  href: (dealerId: string) => string;
}) {
  return points.map(({ dealerId, name, due, rate, x, y }) => (
    <a
      key={dealerId}
      href={href(dealerId)}
      data-dealer={dealerId}
      className="group pointer-events-auto outline-none"
    >
      <circle
        className="fill-transparent stroke-transparent group-focus-visible:stroke-accent"
        strokeWidth={2}
        cx={x}
        cy={y}
        r={8}
      >
        <title>{`${name} ${formatRate(rate)} · n ${formatCount(due)}`}</title>
      </circle>
      <circle
        className="fill-surface stroke-bad-fill group-data-[linked]:stroke-accent"
        strokeWidth={1.3}
        cx={x}
        cy={y}
        r={3.4}
      />
    </a>
  ));
}
