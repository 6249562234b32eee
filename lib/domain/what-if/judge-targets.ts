import { judgeStandings, type Standing } from "#lib/domain/stats/standing.ts";

/** A dealer of the company in a period. */
type Dealer = {
  readonly dealerId: string;
  readonly name: string;
  readonly regionId: string | null;
  readonly due: number;
  readonly onTime: number;
  readonly standing: Standing;
};

/** Targets: the company's, and by region id those regions' own. */
export type Targets = {
  readonly company: number;
  readonly regions: ReadonlyMap<string, number | null>;
};

export type TargetEffect<D> = {
  readonly weakNow: number;
  readonly weakThen: number;
  readonly becomeWeak: readonly D[];
  readonly ceaseToBeWeak: readonly D[];
};

/** What other targets would make of a period: all dealers judged together anew (domain.md §5). */
export function judgeTargets<D extends Dealer>(
  dealers: readonly D[],
  targets: Targets,
): TargetEffect<D> {
  const then = judgeStandings(
    dealers.map(({ due, onTime, regionId }) => {
      const own = regionId === null ? null : targets.regions.get(regionId);
      return { due, onTime, target: own ?? targets.company };
    }),
  );
  const isWeakThen = (index: number) => then[index]?.standing === "weak";
  return {
    weakNow: dealers.filter(({ standing }) => standing === "weak").length,
    weakThen: then.filter(({ standing }) => standing === "weak").length,
    becomeWeak: dealers.filter((one, index) => one.standing !== "weak" && isWeakThen(index)),
    ceaseToBeWeak: dealers.filter((one, index) => one.standing === "weak" && !isWeakThen(index)),
  };
}
