/** A stream of pseudo-random numbers that is the same on every machine for the same name. */
export type Rng = {
  /** Uniform in [0, 1), 32 bits fine. */
  readonly next: () => number;
  /** A whole number in [from, to], both ends included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly normal: () => number;
  /** One of the items, all equally likely. Throws on an empty list. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** 32 random bits. */
  readonly bits: () => number;
};

/**
 * The stream of a name: xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), its state filled by splitmix32 from the FNV-1a hash of the name. A stream for
 * each dealer keeps a change to one dealer from moving all the others.
 */
export function rngOf(name: string): Rng {
  const fill = splitmix(fnv1a(name));
  let [a, b, c, d] = [fill(), fill(), fill(), fill()];
  const bits = () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const next = () => bits() / 2 ** 32;
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    bits,
    chance: (probability) => next() < probability,
    // Box and Muller 1958; 1 − u keeps the logarithm from zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError("pick: nothing to pick from");
      return item;
    },
  };
}

/** Draws an index in proportion to fixed weights, by bisection of their running sums. */
export function weightedIndex(weights: readonly number[]): (rng: Rng) => number {
  const sums: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    sums.push(total);
  }
  return (rng) => {
    const point = rng.next() * total;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? total) > point) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function rotate(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash;
}

function splitmix(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
}
