import { type Box, overlap } from "#lib/charts/label-placement.ts";
import { textWidth } from "#lib/charts/text-width.ts";
import type { FunnelLimits } from "#lib/domain/stats/funnel.ts";

/** One of the two funnels as a closed area, and where to write its name; null = no room. */
export type FunnelBand = {
  readonly level: "95" | "99.8";
  /** `d` of a path. */
  readonly d: string;
  /** End and baseline of the name, right-aligned. */
  readonly label: { readonly x: number; readonly y: number } | null;
};

type ToPixels = {
  readonly x: (count: number) => number;
  readonly y: (rate: number) => number;
};
type Edge = readonly { readonly x: number; readonly low: number; readonly high: number }[];

const SAMPLES = 110;
const LABEL_WIDTH = textWidth("99.8% limits", 12);

/**
 * The 99.8 % and 95 % limits over counts `from`..`to`, the wider first; sampled at whole counts evenly
 * over the logarithm.
 * @param limitsAt the limits at a number of shipments
 * @param marks what the names of the limits must not cover
 */
export function funnelBands(
  { from, to }: { readonly from: number; readonly to: number },
  limitsAt: (count: number) => FunnelLimits | null,
  scales: ToPixels,
  frame: Box,
  marks: readonly Box[],
): FunnelBand[] {
  const first = Math.max(1, Math.ceil(from));
  const last = Math.max(first, Math.floor(to));
  const steps = Array.from({ length: SAMPLES }, (_, i) => i / (SAMPLES - 1));
  const counts = [...new Set(steps.map((step) => Math.round(first * (last / first) ** step)))];
  const limits = counts.flatMap((n) => {
    const at = limitsAt(n);
    return at ? [{ x: scales.x(n), ...at }] : [];
  });
  const taken = [...marks];
  return (["99.8", "95"] as const).map((level) => {
    const edge = limits.map(({ x, within95, within998 }) => {
      const { low, high } = level === "95" ? within95 : within998;
      return { x, low: scales.y(low), high: scales.y(high) };
    });
    const label = nameOf(edge, frame, taken);
    if (label) taken.push(bandLabelBox(label));
    return { level, d: area(edge), label };
  });
}

function area(edge: Edge): string {
  const top = edge.map(({ x, high }) => point(x, high));
  const bottom = edge.map(({ x, low }) => point(x, low)).reverse();
  return `M${[...top, ...bottom].join("L")}Z`;
}

function point(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}

/** Just left of the lower edge, at about two thirds of the height, inside its own band. */
function nameOf(edge: Edge, frame: Box, marks: readonly Box[]): FunnelBand["label"] {
  const height = frame.bottom - frame.top;
  const tries = [0.62, 0.7, 0.54, 0.78, 0.46, 0.38].map((share) => frame.top + share * height);
  for (const y of tries) {
    const crossing = edge.find(({ low }) => low <= y);
    if (!crossing || crossing === edge[0]) continue;
    const x = crossing.x - 8;
    const box = bandLabelBox({ x, y });
    if (box.left >= frame.left && !marks.some((mark) => overlap(box, mark))) return { x, y };
  }
  return null;
}

/** The box that a band's name covers. */
export function bandLabelBox({ x, y }: { readonly x: number; readonly y: number }): Box {
  return { left: x - LABEL_WIDTH, right: x, top: y - 12, bottom: y + 4 };
}
