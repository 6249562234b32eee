import type { SearchHit } from "#lib/contracts/search.ts";

/** What one kind of thing contributes; `more` says so where not all of it is shown. */
export type Found = { readonly hits: readonly SearchHit[]; readonly more: string | null };

/** The cohort of the page that the search was opened on; the region stays only where it may. */
export function cohortOf(from: URL, keepsRegion: boolean) {
  const of = (name: string) => from.searchParams.get(name);
  return {
    period: of("period"),
    platform: of("platform"),
    class: of("class"),
    region: keepsRegion ? of("region") : null,
  };
}
