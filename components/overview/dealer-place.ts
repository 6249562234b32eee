import type { LeagueRow } from "#lib/domain/league.ts";

/** Where a dealer is and who delivers to it: "沈阳·北京平台"; empty when neither is known. */
export function dealerPlace({ city, homePlatform }: LeagueRow): string {
  return [city, homePlatform].filter((part) => part !== null && part !== "").join("·");
}
