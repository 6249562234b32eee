/** Columns of the league table that may be left out, in the order in which they stand. */
export const leagueColumns = [
  "due",
  "on_time",
  "missed",
  "standing",
  "trend",
  "adjusted",
  "dock",
  "felt",
  "shrunk",
  "below",
  "representative",
] as const;
export type LeagueColumn = (typeof leagueColumns)[number];

/** What is shown unless the address names columns. */
export const usualColumns: readonly LeagueColumn[] = leagueColumns.filter(
  (column) => column !== "representative",
);

/** How many months a trend shows. */
export const TREND_MONTHS = 12;
