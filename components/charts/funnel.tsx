import type { ReactNode } from "react";
import { FunnelDots } from "#components/charts/funnel-dots.tsx";
import { FunnelFrame } from "#components/charts/funnel-frame.tsx";
import { FunnelWatch } from "#components/charts/funnel-watch.tsx";
import { FunnelWeak } from "#components/charts/funnel-weak.tsx";
import type { FunnelModel } from "#lib/charts/prepare-funnel.ts";

/** Up to so many dealers to watch are stops of the keyboard as well; more would bury what follows. */
const MOST_STOPS = 30;

/**
 * Draws a prepared funnel: limits, target, a mark a dealer, the weak named. Marks are links to
 * `href(dealerId)`; the keyboard stops at the weak ones and at those to watch where they are few, and at all in
 * the table beside. Two layers,
 * so that readers who do not see hear the weak and not the grid.
 */
export function Funnel({
  model,
  label,
  words,
  href,
  linksAll,
  inset,
}: {
  model: FunnelModel;
  /** What the drawing shows, for those who do not see it. */
  label: string;
  words: { readonly target: string; readonly axis: string; readonly limits: string };
  href: (dealerId: string) => string;
  /** False where marks are too small to be hit, as on a phone: only the weak are links then. */
  linksAll: boolean;
  inset?: ReactNode;
}) {
  const { width, height, points } = model;
  const watch = points.filter(({ standing }) => standing === "watch");
  const stops = linksAll && watch.length <= MOST_STOPS ? watch : [];
  const dots = points.filter((point) => !stops.includes(point));
  const box = { width, height, viewBox: `0 0 ${width} ${height}` };
  return (
    <div className="relative max-w-full">
      <svg className="block max-w-full" {...box} aria-hidden="true">
        <FunnelFrame model={model} words={words} />
        <FunnelDots points={dots} href={href} linksAll={linksAll} />
        {model.inset === null || inset === undefined ? null : (
          <g transform={`translate(${model.inset.x} ${model.inset.y})`}>{inset}</g>
        )}
      </svg>
      <svg className="pointer-events-none absolute inset-0 max-w-full overflow-visible" {...box}>
        <title>{label}</title>
        {stops.length === 0 ? null : <FunnelWatch points={stops} href={href} />}
        <FunnelWeak points={model.points} names={model.names} href={href} />
      </svg>
    </div>
  );
}
