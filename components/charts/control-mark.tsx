import Link from "next/link";
import type { ControlRule, ControlSlot } from "#lib/charts/prepare-control-chart.ts";

/** What a mark says and where it leads. */
export type ControlSlotWords = {
  readonly title: string;
  /** "high" or "low" beside a signal. */
  readonly side: string;
  readonly href: string;
};

/** A narrower step has no room for a word beside its mark, in pixels. */
const WORD_PX = 28;

/** A signal's shape: a diamond is beyond the limits, a square a run, a triangle a trend; a dot is none. */
export const signalShapes: Record<ControlRule | "none", string> = {
  "beyond-limits": "M0-6 6 0 0 6-6 0z",
  "one-side": "M-4.4-4.4h8.8v8.8h-8.8z",
  trend: "M0-5.4 5.4 4.2h-10.8z",
  none: "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",
};

const order = ["beyond-limits", "one-side", "trend"] as const;

/**
 * A signal's look by its strongest rule, in ink: it stands against the dealer's own centre, and says
 * nothing of the promise, which alone is orange or blue.
 */
function markLook({ signals }: Pick<ControlSlot, "signals">) {
  const rule = order.find((one) => signals.includes(one)) ?? "none";
  return { d: signalShapes[rule], tone: rule === "none" ? "fill-mark" : "fill-ink-1" };
}

/** One period's mark, a link to its shipments; the keyboard stops at signals, the table holds all. */
export function ControlMark({
  slot,
  words,
  x,
  step,
  top,
  base,
  y,
}: {
  slot: ControlSlot;
  words: ControlSlotWords;
  x: number;
  step: number;
  top: number;
  base: number;
  y: number;
}) {
  const { d, tone } = markLook(slot);
  // Away from the centre, unless the drawing ends there.
  const isBelow = slot.isLow ? y + 19 < base : y - 19 < top;
  return (
    <Link
      className="group outline-offset-0"
      href={words.href}
      aria-label={words.title}
      tabIndex={slot.signals.length === 0 ? -1 : undefined}
      prefetch={false}
      data-mark={slot.key}
    >
      <title>{words.title}</title>
      <rect
        className="fill-transparent group-hover:fill-ink-1/5 group-data-linked:fill-ink-1/10"
        x={x}
        y={top}
        width={step}
        height={base - top}
      />
      <path className={tone} transform={`translate(${x + step / 2} ${y})`} d={d} />
      {slot.signals.length === 0 || step < WORD_PX ? null : (
        <text
          className="halo fill-ink-1 text-xs"
          x={x + step / 2}
          y={isBelow ? y + 19 : y - 10}
          textAnchor="middle"
        >
          {words.side}
        </text>
      )}
    </Link>
  );
}
