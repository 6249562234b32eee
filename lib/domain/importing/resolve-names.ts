import { nameKey } from "#lib/domain/importing/name-key.ts";

/** A name that a file uses, by its normal form; `name` is one of its spellings. */
export type FileName = { readonly key: string; readonly name: string };

/** `isDormant`: only an undone import had brought it, so nobody knows it, and it may mean another. */
type KnownName = { readonly key: string; readonly id: string; readonly isDormant?: boolean };

/** What the names of a file mean. */
export type ResolvedNames = {
  /** Id by key, for known and new names alike. */
  readonly ids: ReadonlyMap<string, string>;
  readonly create: readonly (FileName & { readonly id: string })[];
  /** Spellings that are to be remembered for a dealer, known or new. */
  readonly aliases: readonly (FileName & { readonly id: string })[];
  /** Names that are not known and may not be created. */
  readonly refused: readonly FileName[];
};

/**
 * Finds what each name of a file stands for: a known one, the one the user said it is, a new one, or
 * nothing where new ones are refused. A merge may point to a known name or to another of the file.
 */
export function resolveNames(
  names: readonly FileName[],
  known: readonly KnownName[],
  merges: readonly { readonly spelling: string; readonly target: string }[],
  unknown: "create" | "refuse",
  newId: () => string,
): ResolvedNames {
  const idOf = new Map(known.map(({ key, id }) => [key, id]));
  const settled = new Set(known.flatMap(({ key, isDormant }) => (isDormant ? [] : key)));
  const targetOf = new Map(merges.map((one) => [nameKey(one.spelling), one.target]));
  const result = { ids: new Map<string, string>(), create: [], aliases: [], refused: [] } as {
    ids: Map<string, string>;
    create: (FileName & { id: string })[];
    aliases: (FileName & { id: string })[];
    refused: FileName[];
  };
  for (const name of names) {
    const target = finalTarget(name, targetOf, settled);
    const existing = idOf.get(target.key);
    if (!settled.has(target.key) && unknown === "refuse") {
      result.refused.push(name);
      continue;
    }
    const id = existing ?? newId();
    settled.add(target.key);
    if (existing === undefined) {
      idOf.set(target.key, id);
      result.create.push({ ...target, id });
      result.aliases.push({ ...target, id });
    }
    if (name.key !== target.key) result.aliases.push({ ...name, id });
    result.ids.set(name.key, id);
  }
  return result;
}

/** Follows merges from a name to the end; a circle ends at the name itself, and so at one dealer. */
function finalTarget(
  name: FileName,
  targetOf: ReadonlyMap<string, string>,
  settled: ReadonlySet<string>,
): FileName {
  const seen = new Set<string>();
  let at = name;
  // A known name stays what it is, whatever is said of it: facts do not move between dealers.
  while (!settled.has(at.key) && !seen.has(at.key)) {
    seen.add(at.key);
    const target = targetOf.get(at.key);
    if (target === undefined) return at;
    at = { key: nameKey(target), name: target };
  }
  return settled.has(at.key) ? at : name;
}
