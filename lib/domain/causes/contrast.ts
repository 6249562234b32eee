import type { Counted } from "#lib/domain/causes/cause-counts.ts";
import { fisherUpperTail } from "#lib/domain/stats/fisher-exact.ts";
import { rateDifference } from "#lib/domain/stats/newcombe-difference.ts";

/** A part of the shipments against the others. */
export type Contrast = {
  readonly inside: Counted;
  readonly outside: Counted;
  /** Misses of the part beyond what the others' rate would have cost it, as a share of all misses. */
  readonly share: number;
  /** The same by the lower end of the difference's 95 % interval; at least 0. */
  readonly shareAtLeast: number;
  /** Fisher's exact p that the part misses no more often, before any correction. */
  readonly pValue: number;
};

/** A part that holds nearly everything is no cause: it is the dealer itself. */
const MOST_OF_ALL = 0.9;

/** Sets a part against the rest; null where one of them is (almost) empty or the part is no worse. */
export function contrastOf(inside: Counted, outside: Counted): Contrast | null {
  const due = inside.due + outside.due;
  if (inside.due === 0 || outside.due === 0 || inside.due > MOST_OF_ALL * due) return null;
  const apart = rateDifference(onTimeOf(outside), onTimeOf(inside));
  if (apart === null || apart.difference <= 0) return null;
  const missed = inside.missed + outside.missed;
  return {
    inside,
    outside,
    share: (inside.due * apart.difference) / missed,
    shareAtLeast: (inside.due * Math.max(0, apart.low)) / missed,
    pValue: fisherUpperTail(
      { hits: inside.missed, size: inside.due },
      { hits: outside.missed, size: outside.due },
    ),
  };
}

/** Pearson's χ² of a contrast, to weigh it against a trend's (both are score tests). */
export function chiSquareOf({ inside, outside }: Contrast): number {
  const due = inside.due + outside.due;
  const rate = (inside.missed + outside.missed) / due;
  const expected = inside.due * rate;
  return (inside.missed - expected) ** 2 / (expected * (1 - rate) * (outside.due / due));
}

/** What is left of all when a part is taken away. */
export function without(all: Counted, part: Counted): Counted {
  return { due: all.due - part.due, missed: all.missed - part.missed };
}

export function sumCounted(parts: readonly Counted[]): Counted {
  return parts.reduce<Counted>(
    (sum, part) => ({ due: sum.due + part.due, missed: sum.missed + part.missed }),
    { due: 0, missed: 0 },
  );
}

function onTimeOf({ due, missed }: Counted) {
  return { due, onTime: due - missed };
}
