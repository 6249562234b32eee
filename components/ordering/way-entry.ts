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
  /** Key of the row that chooses this platform's way, where that is another one; null = its own. */
  readonly chosenBy: string | null;
};

/** Platforms nearest first, each with the way that it leads, then what no platform leads. */
export function wayEntries({
  options,
  platforms,
}: Pick<Quote, "options" | "platforms">): WayEntry[] {
  const shown = new Map<number, string>();
  const led = platforms.map((platform): WayEntry => {
    const index = platform.optionIndex;
    // Two platforms may lead one way, such as one that takes both: it is one to choose, by either row.
    const chosenBy = (index !== null && shown.get(index)) || null;
    const isNew = index !== null && chosenBy === null;
    if (index !== null && isNew) shown.set(index, platform.platformId);
    return {
      key: platform.platformId,
      chosenBy,
      platform,
      option: isNew ? (options[index] ?? null) : null,
      isBest: isNew && index === 0,
    };
  });
  const others = options.flatMap((option, index): WayEntry[] =>
    shown.has(index)
      ? []
      : [
          {
            key: `way-${index}`,
            chosenBy: null,
            platform: null,
            option,
            isBest: index === 0,
          },
        ],
  );
  return [...led, ...others];
}
