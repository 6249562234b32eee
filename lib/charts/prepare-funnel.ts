import { bandLabelBox, type FunnelBand, funnelBands } from "#lib/charts/funnel-bands.ts";
import {
  type FunnelName,
  type FunnelPoint,
  freeCorner,
  markBox,
  nameWeak,
} from "#lib/charts/funnel-names.ts";
import type { Box } from "#lib/charts/label-placement.ts";
import { logScale } from "#lib/charts/log-scale.ts";
import { rateScale } from "#lib/charts/rate-scale.ts";
import { textWidth } from "#lib/charts/text-width.ts";
import type { Interval } from "#lib/domain/stats/counts.ts";
import { funnelLimits } from "#lib/domain/stats/funnel.ts";
import { type Overdispersion, peerLimits } from "#lib/domain/stats/overdispersion.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** What the funnel needs to know of a dealer. */
export type FunnelDealer = {
  readonly dealerId: string;
  readonly name: string;
  readonly due: number;
  readonly rate: number | null;
  readonly interval: Interval | null;
  readonly standing: Standing;
  readonly rank: number | null;
};

/** How large to draw, how many of the weak to name, and room to be found for an inset. */
export type FunnelSize = {
  readonly width: number;
  readonly height: number;
  readonly names: number;
  /** Whether the weak are named by their rank alone, where whole names would not keep apart. */
  readonly ranksOnly?: boolean;
  readonly inset: { readonly width: number; readonly height: number } | null;
};

/** A funnel plot ready to be drawn: everything in pixels of a `width` × `height` drawing. */
export type FunnelModel = {
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly xTicks: readonly { readonly x: number; readonly n: number; readonly labelX: number }[];
  readonly yTicks: readonly { readonly y: number; readonly rate: number }[];
  readonly target: { readonly y: number; readonly rate: number; readonly labelY: number };
  /** The common rate of the peers, where the limits are drawn around it. */
  readonly centre: { readonly y: number; readonly rate: number } | null;
  readonly bands: readonly FunnelBand[];
  /** In drawing order: the weak last, on top. */
  readonly points: readonly FunnelPoint[];
  readonly names: readonly FunnelName[];
  /** Weak dealers that found no room for their name; the list beside has them. */
  readonly unnamed: number;
  /** Top left of the inset asked for; null = no free place. */
  readonly inset: { readonly x: number; readonly y: number } | null;
};

const MARGIN = { left: 44, right: 14, top: 10, bottom: 42 };
const TARGET_TEXT_PX = 84;
/** More intervals than these, of dealers so close, cannot be told apart. */
const MOST_WHISKERS = 12;
const DRAWN: readonly Standing[] = ["meets", "strong", "watch", "weak"];

/**
 * Null when no dealer has anything due. Dealers come in the order of their rank.
 * @param peers draws the limits within which peers that differ as much as these do lie, around their
 *   common rate; null draws those of chance around the target
 */
export function prepareFunnel(
  dealers: readonly FunnelDealer[],
  target: number,
  size: FunnelSize,
  peers: Overdispersion | null = null,
): FunnelModel | null {
  const known = dealers.flatMap((d) => (d.rate === null ? [] : [{ ...d, rate: d.rate }]));
  if (known.length === 0) return null;
  const frame: Box = {
    left: MARGIN.left,
    right: size.width - MARGIN.right,
    top: MARGIN.top,
    bottom: size.height - MARGIN.bottom,
  };
  const least = known.reduce((n, { due }) => Math.min(n, due), Number.POSITIVE_INFINITY);
  const most = known.reduce((n, { due }) => Math.max(n, due), 1);
  const counts = logScale(least, most, {
    left: frame.left,
    right: frame.right,
    labelPx: countPx,
  });
  const lows = known.map((d) => (d.standing === "weak" ? (d.interval?.low ?? d.rate) : d.rate));
  // As much room below the target as above it, so that a good month still shows where bad begins.
  const rates = rateScale(
    [...lows, 2 * target - 1],
    target,
    Math.floor((frame.bottom - frame.top) / 32),
  );
  const perRate = (frame.bottom - frame.top) / (1 - rates.from);
  const y = (rate: number) => round(frame.bottom - Math.max(0, rate - rates.from) * perRate);
  const points = DRAWN.flatMap((standing) =>
    known
      .filter((dealer) => dealer.standing === standing)
      .map(({ interval, ...dealer }): FunnelPoint => {
        const drawn = standing === "weak" && (dealer.rank ?? 0) <= MOST_WHISKERS;
        const whisker = drawn && interval ? ([y(interval.high), y(interval.low)] as const) : null;
        return { ...dealer, x: round(counts.x(dealer.due)), y: y(dealer.rate), whisker };
      }),
  );
  const targetY = y(target);
  const labelY = targetY + 16 > frame.bottom ? targetY - 6 : targetY + 15;
  const targetText: Box = {
    left: frame.right - TARGET_TEXT_PX,
    right: frame.right,
    top: labelY - 12,
    bottom: labelY + 3,
  };
  const limitsAt = (n: number) => (peers ? peerLimits(peers, n) : funnelLimits(n, target));
  const marks = points.map(markBox);
  const bands = funnelBands(counts, limitsAt, { x: counts.x, y }, frame, [...marks, targetText]);
  const texts = [targetText, ...bands.flatMap(({ label }) => (label ? [bandLabelBox(label)] : []))];
  const weak = points.filter(({ standing }) => standing === "weak");
  const named = weak.slice(0, size.names);
  const names = nameWeak(named, points, texts, frame, size.ranksOnly);
  return {
    width: size.width,
    height: size.height,
    frame,
    xTicks: counts.ticks.map((n) => {
      const x = round(counts.x(n));
      return { x, n, labelX: Math.min(x, size.width - countPx(n) / 2) };
    }),
    yTicks: rates.ticks
      .map((rate) => ({ y: y(rate), rate }))
      .filter((tick) => Math.abs(tick.y - targetY) >= 14),
    target: { y: targetY, rate: target, labelY },
    centre: peers && { y: y(peers.centre), rate: peers.centre },
    bands,
    points,
    names,
    unnamed: weak.length - names.length,
    inset: size.inset && freeCorner(size.inset, points, names, texts, frame),
  };
}

function countPx(count: number): number {
  return textWidth(count.toLocaleString("en-US"), 12);
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
