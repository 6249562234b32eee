import { assertCounts, type RateCounts } from "#lib/domain/stats/counts.ts";
import type { FunnelLimits } from "#lib/domain/stats/funnel.ts";

/** How far the rates of peers lie apart, beyond what chance explains. */
export type Overdispersion = {
  /** The rate of all together, around which the limits are drawn. */
  readonly centre: number;
  /** Mean square of the winsorised z-scores: 1 = chance alone. */
  readonly phi: number;
  /** Variance between peers, on the scale of asin √rate; 0 = none beyond chance. */
  readonly tauSquared: number;
  /** How many peers it rests on. */
  readonly peers: number;
};

/** The 97.5 % and 99.9 % points of the standard normal distribution. */
const Z_95 = 1.959963984540054;
const Z_998 = 3.090232306167813;
/** This share of the z-scores is drawn in at each end, so that the odd ones do not hide themselves. */
const WINSORISED = 0.1;

/**
 * Overdispersion of rates around their common rate: z-scores after the arcsine transformation,
 * winsorised at 10 % and 90 % (quantiles by linear interpolation), φ their mean square, τ² the moment
 * estimate of an additive random effect. Peers with nothing due say nothing; null below two peers or
 * where all or none were on time.
 * Source: Spiegelhalter 2005, Statistics in Medicine 24:1185, appendix A.3; Spiegelhalter et al. 2012,
 * J. R. Statist. Soc. A 175:1, sections 4 and 5; DerSimonian & Laird 1986 for τ².
 * @throws RangeError for counts that no cohort can have.
 */
export function measureOverdispersion(peers: readonly RateCounts[]): Overdispersion | null {
  const used = peers.filter(({ due, onTime }) => {
    assertCounts(onTime, due);
    return due > 0;
  });
  const due = used.reduce((sum, peer) => sum + peer.due, 0);
  const onTime = used.reduce((sum, peer) => sum + peer.onTime, 0);
  if (used.length < 2 || onTime === 0 || onTime === due) return null;
  const centre = onTime / due;
  const middle = angle(centre);
  // The variance of asin √rate is 1 ÷ 4n, whatever the rate.
  const scores = used.map(
    (peer) => (angle(peer.onTime / peer.due) - middle) * 2 * Math.sqrt(peer.due),
  );
  const sorted = [...scores].sort((a, b) => a - b);
  const [low, high] = [quantile(sorted, WINSORISED), quantile(sorted, 1 - WINSORISED)];
  const squares = scores.map((score) => Math.min(high, Math.max(low, score)) ** 2);
  const phi = squares.reduce((sum, square) => sum + square, 0) / used.length;
  const weights = 4 * due;
  const weightsSquared = used.reduce((sum, peer) => sum + 16 * peer.due * peer.due, 0);
  const spread = used.length * phi - (used.length - 1);
  const tauSquared = Math.max(0, spread / (weights - weightsSquared / weights));
  return { centre, phi, tauSquared, peers: used.length };
}

/**
 * The funnel within which peers of `trials` shipments lie when they differ as much as these do. It
 * answers "odd among its peers", not "below the promise": never use it for a standing.
 * Source: as `measureOverdispersion`; limits are drawn at ± z √(1 ÷ 4n + τ²) and turned back.
 */
export function peerLimits(
  { centre, tauSquared }: Overdispersion,
  trials: number,
): FunnelLimits | null {
  if (trials === 0) return null;
  const deviation = Math.sqrt(1 / (4 * trials) + tauSquared);
  const within = (z: number) => ({
    low: rateOf(angle(centre) - z * deviation),
    high: rateOf(angle(centre) + z * deviation),
  });
  return { within95: within(Z_95), within998: within(Z_998) };
}

function angle(rate: number): number {
  return Math.asin(Math.sqrt(rate));
}

function rateOf(turned: number): number {
  return Math.sin(Math.min(Math.PI / 2, Math.max(0, turned))) ** 2;
}

/** Of ascending values, by linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (at - Math.floor(at)) * (above - below);
}
