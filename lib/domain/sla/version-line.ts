/** The versions of one line as they stand at an instant. */
export type VersionLine<T> = {
  /** What applies now; null where nothing does yet. */
  readonly current: T | null;
  /** What does not apply yet, the next one first. */
  readonly future: readonly T[];
  /** What applied before, the last one first. */
  readonly past: readonly T[];
};

/** Sorts the versions of one line by what they are at an instant (epoch milliseconds). */
export function versionLine<T extends { readonly effectiveFromMs: number }>(
  versions: readonly T[],
  nowMs: number,
): VersionLine<T> {
  const newestFirst = versions.toSorted((a, b) => b.effectiveFromMs - a.effectiveFromMs);
  const begun = newestFirst.filter(({ effectiveFromMs }) => effectiveFromMs <= nowMs);
  return {
    current: begun[0] ?? null,
    past: begun.slice(1),
    future: newestFirst.filter(({ effectiveFromMs }) => effectiveFromMs > nowMs).reverse(),
  };
}

/** Policy versions by line: one for each service class, and for each dealer with its own. */
export function policyLines<
  T extends { readonly serviceClass: string; readonly dealerId: string | null },
>(policies: readonly T[]): readonly (readonly T[])[] {
  const lines = Map.groupBy(
    policies,
    ({ serviceClass, dealerId }) => `${serviceClass} ${dealerId ?? ""}`,
  );
  return [...lines.values()];
}
