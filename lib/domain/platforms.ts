import { type Attainment, attainment } from "#lib/domain/league.ts";
import {
  type MeanWithInterval,
  type Moments,
  meanInterval,
} from "#lib/domain/stats/mean-interval.ts";
import { judgeStandings, type Standing } from "#lib/domain/stats/standing.ts";

/** The company's aim for the mean local delivery time, in minutes (domain.md §1). */
export const LOCAL_AIM_MINUTES = 90;

/** One dealer's sums at one platform (domain.md §4). `regionTarget` is its region's own, or null. */
export type PlatformDealer = {
  readonly platformId: string;
  readonly dealerId: string;
  readonly regionId: string | null;
  readonly regionTarget: number | null;
  readonly due: number;
  readonly onTime: number;
  readonly missed: number;
  readonly void: number;
  readonly adjDue: number;
  readonly adjOnTime: number;
  readonly excused: number;
  readonly dockKnown: number;
  readonly dockOnTime: number;
  readonly minutesN: number;
  readonly minutesSum: number;
  readonly minutesSumSq: number;
};

/** One platform in a cohort, by each ruler, and how it keeps its dealers. */
export type PlatformSummary = {
  readonly platformId: string;
  readonly due: number;
  readonly missed: number;
  readonly excused: number;
  readonly raw: Attainment | null;
  readonly adjusted: Attainment | null;
  /** Null where nothing is known to have left in time. */
  readonly dock: Attainment | null;
  readonly minutes: MeanWithInterval | null;
  readonly minutesN: number;
  /** Dealers with something due, and their standings in the platform's own cohort. */
  readonly dealers: number;
  readonly standings: Readonly<Record<Standing, number>>;
};

/**
 * Sums platforms up, in the order in which they first appear. Standings are those of a cohort filtered
 * to the platform, judged over all its dealers; with a region only that region's dealers are summed
 * and counted, and keep the standing they have among all.
 */
export function summarizePlatforms(
  dealers: readonly PlatformDealer[],
  companyTarget: number,
  regionId: string | null,
): PlatformSummary[] {
  const byPlatform = Map.groupBy(dealers, ({ platformId }) => platformId);
  return [...byPlatform].flatMap(([platformId, rows]) => {
    const judged = judgeStandings(
      rows.map(({ due, onTime, regionTarget }) => ({
        due,
        onTime,
        target: regionTarget ?? companyTarget,
      })),
    );
    const standings = { weak: 0, watch: 0, meets: 0, strong: 0, none: 0 };
    rows.forEach((row, index) => {
      if (regionId === null || row.regionId === regionId) {
        standings[judged[index]?.standing ?? "none"] += 1;
      }
    });
    const shown = regionId === null ? rows : rows.filter((row) => row.regionId === regionId);
    const due = sumOf(shown, "due");
    if (due === 0 && sumOf(shown, "void") === 0) return [];
    const dockOnTime = sumOf(shown, "dockOnTime");
    return [
      {
        platformId,
        due,
        missed: sumOf(shown, "missed"),
        excused: sumOf(shown, "excused"),
        raw: attainment(due, sumOf(shown, "onTime")),
        adjusted: attainment(sumOf(shown, "adjDue"), sumOf(shown, "adjOnTime")),
        dock: dockOnTime === 0 ? null : attainment(sumOf(shown, "dockKnown"), dockOnTime),
        minutes: meanInterval(minuteMoments(shown)),
        minutesN: sumOf(shown, "minutesN"),
        dealers: shown.filter((row) => row.due > 0).length,
        standings,
      },
    ];
  });
}

/** Local minutes over all given dealers, as their mean needs them. */
export function minuteMoments(dealers: readonly PlatformDealer[]): Moments {
  return {
    count: sumOf(dealers, "minutesN"),
    sum: sumOf(dealers, "minutesSum"),
    sumOfSquares: sumOf(dealers, "minutesSumSq"),
  };
}

/** A mean beside an aim that it should not exceed: surely beyond, surely within, or neither. */
export type AimVerdict = "beyond" | "unsure" | "within";

/** Whether the interval of a mean lies on one side of the aim; a value alone says nothing. */
export function judgeAim({ interval }: MeanWithInterval, aim: number): AimVerdict {
  if (interval === null) return "unsure";
  if (interval.low > aim) return "beyond";
  return interval.high <= aim ? "within" : "unsure";
}

function sumOf(dealers: readonly PlatformDealer[], key: NumericKey): number {
  return dealers.reduce((total, dealer) => total + dealer[key], 0);
}

type NumericKey = {
  [Key in keyof PlatformDealer]: PlatformDealer[Key] extends number ? Key : never;
}[keyof PlatformDealer];
