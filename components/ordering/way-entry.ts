import type { Quote, QuotedPlatform } from "#lib/contracts/order.ts";

type Option = Quote["options"][number];

/** A row to choose from: a platform, or a way to fulfil that is no single platform's, or both. */
export type WayEntry = {
  readonly key: string;
  /** The platform whose row it is; null = a way that no platform leads. */
  readonly platform: QuotedPlatform | null;
  /** What can be confirmed; null = nothing can come from here. */
  readonly option: Option | null;
  readonly isBest: boolean;
};

/** Platforms nearest first, each with the way that it leads, then what no platform leads. */
export function wayEntries({
  options,
  platforms,
}: Pick<Quote, "options" | "platforms">): WayEntry[] {
  const shown = new Set<number>();
  const led = platforms.map((platform): WayEntry => {
    const index = platform.optionIndex;
    // Two platforms may lead one way, such as one that takes both: it is one to choose.
    const isNew = index !== null && !shown.has(index);
    if (index !== null) shown.add(index);
    return {
      key: platform.platformId,
      platform,
      option: isNew ? (options[index] ?? null) : null,
      isBest: isNew && index === 0,
    };
  });
  const others = options.flatMap((option, index): WayEntry[] =>
    shown.has(index) ? [] : [{ key: `way-${index}`, platform: null, option, isBest: index === 0 }],
  );
  return [...led, ...others];
}
