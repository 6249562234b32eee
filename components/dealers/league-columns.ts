import type { LeagueColumn } from "#lib/contracts/league-columns.ts";

/** Columns of words or drawings; the others hold figures. */
export const wordColumns: ReadonlySet<LeagueColumn> = new Set([
  "standing",
  "trend",
  "representative",
]);
