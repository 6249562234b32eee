import { nameKey } from "#lib/domain/importing/name-key.ts";
import { findInitials, pinyinInitials } from "#lib/domain/search/pinyin-initials.ts";

/** A name and the other spellings under which it may be looked for. */
export type Named = { readonly name: string; readonly others: readonly string[] };

/**
 * How well a text finds a name, 0 = best, null = not at all: the name itself, its beginning, a part of
 * it, the initials of its pinyin, and after each of these the same of its other spellings.
 */
export function matchName(text: string, { name, others }: Named): number | null {
  const wanted = nameKey(text);
  if (wanted === "") return null;
  const ranks = [name, ...others].flatMap((spelling, index) => {
    const rank = matchSpelling(wanted, spelling);
    return rank === null ? [] : [rank + (index === 0 ? 0 : 0.5)];
  });
  return ranks.length === 0 ? null : Math.min(...ranks);
}

/** The things that a text finds, best first, those found equally well in the order given. */
export function findNamed<Thing extends Named>(text: string, things: readonly Thing[]): Thing[] {
  return things
    .flatMap((thing) => {
      const rank = matchName(text, thing);
      return rank === null ? [] : [{ thing, rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .map(({ thing }) => thing);
}

function matchSpelling(wanted: string, spelling: string): number | null {
  const key = nameKey(spelling);
  if (key === wanted) return 0;
  const at = key.indexOf(wanted);
  if (at === 0) return 1;
  if (at > 0) return 2;
  // A single letter is the initial of nearly everybody.
  if (!/^[a-z0-9]{2,}$/.test(wanted)) return null;
  const start = findInitials(wanted, pinyinInitials(spelling));
  return start === null ? null : start === 0 ? 3 : 4;
}
