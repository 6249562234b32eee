import { type NameSkeleton, nameSkeleton } from "#lib/domain/importing/name-skeleton.ts";
import { isOneSlip, withOneLeftOut } from "#lib/domain/importing/one-edit.ts";

type NearReason = "same_but_accents" | "legal_form" | "reordered" | "one_character" | "trade_words";

export type NearSpelling = {
  /** A name of the file … */
  readonly name: string;
  /** … and the known name, or the other name of the file, that it may be. */
  readonly near: string;
  readonly isKnown: boolean;
  /** 0 to 1: how likely it is the same dealer, for sorting. */
  readonly score: number;
  readonly reason: NearReason;
};

type Named = { name: string; isKnown: boolean; order: number; skeleton: NameSkeleton };

const scoreOf: Record<NearReason, number> = {
  same_but_accents: 0.95,
  legal_form: 0.9,
  reordered: 0.85,
  one_character: 0.75,
  trade_words: 0.6,
};
const maxPairs = 500;
const maxBlock = 20;

/**
 * Pairs of names that may be one dealer, surest first: each name of the file with at most one other,
 * a known name before another name of the file. Names with the same `nameKey` are the same already
 * and are no pair. Only forms that share a form are compared (all ways to leave one character out,
 * as in SymSpell), so 5,000 × 5,000 names take no 25 million comparisons.
 */
export function nearSpellings(names: readonly string[], known: readonly string[]): NearSpelling[] {
  const all: Named[] = [
    ...known.map((name) => ({ name, isKnown: true })),
    ...names.map((name) => ({ name, isKnown: false })),
  ].map((named, order) => ({ ...named, order, skeleton: nameSkeleton(named.name) }));
  const knownKeys = new Set(all.filter((n) => n.isKnown).map((n) => n.skeleton.key));
  const blocks = blocksOf(all);
  const pairs: NearSpelling[] = [];
  const seen = new Set<string>();
  for (const named of all) {
    const { key } = named.skeleton;
    if (named.isKnown || knownKeys.has(key) || seen.has(key)) continue;
    seen.add(key);
    const best = bestOf(named, blocks);
    if (best) pairs.push(best);
  }
  return pairs.sort((a, b) => b.score - a.score).slice(0, maxPairs);
}

function blocksOf(all: readonly Named[]): Map<string, Named[]> {
  const blocks = new Map<string, Named[]>();
  for (const named of all) {
    for (const form of formsOf(named.skeleton)) {
      const block = blocks.get(form);
      if (block === undefined) blocks.set(form, [named]);
      else block.push(named);
    }
  }
  return blocks;
}

function formsOf({ plain, core, stem, sortedWords }: NameSkeleton): Set<string> {
  const sortedCharacters = Array.from(core).sort().join("");
  const short = core.slice(0, 64);
  return new Set([plain, stem, sortedWords, sortedCharacters, ...withOneLeftOut(short)]);
}

function bestOf(named: Named, blocks: ReadonlyMap<string, readonly Named[]>): NearSpelling | null {
  let best: NearSpelling | null = null;
  for (const form of formsOf(named.skeleton)) {
    const block = blocks.get(form) ?? [];
    // a form that many names share tells none of them apart
    if (block.length > maxBlock) continue;
    for (const other of block) {
      // of two names of the file, the later is offered the earlier
      if (other.order >= named.order || other.skeleton.key === named.skeleton.key) continue;
      const reason = reasonFor(named.skeleton, other.skeleton);
      if (reason === null) continue;
      const score = scoreOf[reason];
      const isBetter =
        best === null ||
        score > best.score ||
        (score === best.score && other.isKnown && !best.isKnown);
      if (isBetter)
        best = { name: named.name, near: other.name, isKnown: other.isKnown, score, reason };
    }
  }
  return best;
}

function reasonFor(a: NameSkeleton, b: NameSkeleton): NearReason | null {
  if (a.plain === b.plain) return "same_but_accents";
  if (a.core === b.core) return "legal_form";
  if (a.sortedWords.includes(" ") && a.sortedWords === b.sortedWords) return "reordered";
  if (isTurned(a.core, b.core)) return "reordered";
  if (isOneSlip(a.core, b.core)) return "one_character";
  // 恒通科技 and 恒通商贸 are two firms; 恒通 and 恒通科技 may be one
  const oneIsStem = a.core === a.stem || b.core === b.stem;
  return a.stem === b.stem && oneIsStem && a.stem.length >= 3 ? "trade_words" : null;
}

/** Whether one text is the other cut in two and put together the other way round (沈阳恒通, 恒通沈阳). */
function isTurned(one: string, other: string): boolean {
  return one.length === other.length && one.length >= 4 && `${one}${one}`.includes(other);
}
