import type { Standing } from "#lib/domain/stats/standing.ts";

const shapes: Record<Standing, { readonly className: string; readonly d: string }> = {
  weak: { className: "fill-bad-fill", d: "M0-6 6 0 0 6-6 0z" },
  watch: {
    className: "fill-surface stroke-bad-fill",
    d: "M-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0",
  },
  meets: { className: "fill-mark", d: "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0" },
  strong: { className: "fill-good-fill", d: "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0" },
  none: { className: "fill-none stroke-line-3", d: "M-3.4 0h6.8" },
};

/** A standing's shape and colour, around (x, y) of the drawing it stands in. */
export function StandingShape({ standing, x, y }: { standing: Standing; x: number; y: number }) {
  const { className, d } = shapes[standing];
  return <path className={className} strokeWidth={1.3} transform={`translate(${x} ${y})`} d={d} />;
}

/** A standing's mark beside text; the word stands next to it. */
export function StandingMark({ standing }: { standing: Standing }) {
  return (
    <svg className="shrink-0" width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
      <StandingShape standing={standing} x={0} y={0} />
    </svg>
  );
}
