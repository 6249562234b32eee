import type { League, LeagueRow } from "#lib/domain/league.ts";
import type { Standing } from "#lib/domain/stats/standing.ts";

/** Where the total stands against the target. */
type Relation = "above" | "equal" | "below";

/**
 * What the overview's one sentence says. `hidden`: the total meets the target though some are weak;
 * `weak`: it misses the target and some are weak; `watch`: nobody is surely below, some may be;
 * `kept`: every dealer meets its target; `single`: one dealer is all there is; `nothing`: no rate.
 */
export type Headline =
  | { readonly kind: "nothing" }
  | ({ readonly kind: "single"; readonly dealer: LeagueRow } & Total)
  | ({
      readonly kind: "hidden" | "weak" | "watch" | "kept";
      readonly dealers: number;
      readonly standings: Readonly<Record<Standing, number>>;
      readonly weak: {
        readonly due: number;
        readonly dueShare: number;
        readonly missShare: number | null;
        readonly costPoints: number | null;
      };
    } & Total);

type Total = { readonly rate: number; readonly target: number; readonly relation: Relation };

/** Where a rate stands against its target, however sure that is. */
export function relationTo(rate: number, target: number): Relation {
  return rate > target ? "above" : rate < target ? "below" : "equal";
}

/** Decides which sentence is true of a league and gathers its numbers. */
export function prepareHeadline(league: League): Headline {
  const { overall, hiddenWeak, target, standings } = league;
  if (overall === null || hiddenWeak === null) return { kind: "nothing" };
  const { rate } = overall;
  const relation = relationTo(rate, target);
  const total: Total = { rate, target, relation };
  const active = league.rows.filter(({ due }) => due > 0);
  const [only] = active;
  if (only && active.length === 1) return { kind: "single", dealer: only, ...total };
  const { weak, dueShare, missShare, costPoints } = hiddenWeak;
  return {
    kind: kindOf(hiddenWeak.hidden, standings),
    dealers: active.length,
    standings,
    weak: { due: weak.reduce((sum, { due }) => sum + due, 0), dueShare, missShare, costPoints },
    ...total,
  };
}

function kindOf(hidden: boolean, standings: League["standings"]) {
  if (hidden) return "hidden";
  if (standings.weak > 0) return "weak";
  return standings.watch > 0 ? "watch" : "kept";
}
