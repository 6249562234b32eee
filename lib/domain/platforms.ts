import { type Attainment, attainment } from "#lib/domain/league.ts";
import {
  type MeanWithInterval,
  type Moments,
  meanInterval,
} from "#lib/domain/stats/mean-interval.ts";
import { judgeStandings, type Standing } from "#lib/domain/stats/standing.ts";

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
  readonly feltAnswered: number;
  readonly feltOnTime: number;
  readonly minutesN: number;
  readonly minutesSum: number;
  readonly minutesSumSq: number;
};

/** The same with the standing among all dealers of the platform. */
export type JudgedPlatformDealer = PlatformDealer & { readonly standing: Standing };

/** A cohort by each ruler, and its local minutes. */
type CohortSums = {
  readonly due: number;
  readonly missed: number;
  readonly void: number;
  readonly excused: number;
  readonly raw: Attainment | null;
  readonly adjusted: Attainment | null;
  /** Null where nothing is known to have left in time. */
  readonly dock: Attainment | null;
  /** Over the shipments that a dealer answered for; null where none did. */
  readonly felt: Attainment | null;
  readonly minutes: MeanWithInterval | null;
  readonly minutesN: number;
  /** Dealers with something due. */
  readonly dealers: number;
};

/** One platform, and the standings of its dealers in the platform's own cohort. */
export type PlatformSummary = CohortSums & {
  readonly platformId: string;
  readonly standings: Readonly<Record<Standing, number>>;
};

/** Sums over the dealers of a region, or of all (null), at any number of platforms. */
function sumCohort(dealers: readonly PlatformDealer[], regionId: string | null): CohortSums {
  const rows = regionId === null ? dealers : dealers.filter((row) => row.regionId === regionId);
  const dockOnTime = sumOf(rows, "dockOnTime");
  const due = sumOf(rows, "due");
  return {
    due,
    missed: sumOf(rows, "missed"),
    void: sumOf(rows, "void"),
    excused: sumOf(rows, "excused"),
    raw: attainment(due, sumOf(rows, "onTime")),
    adjusted: attainment(sumOf(rows, "adjDue"), sumOf(rows, "adjOnTime")),
    dock: dockOnTime === 0 ? null : attainment(sumOf(rows, "dockKnown"), dockOnTime),
    felt: attainment(sumOf(rows, "feltAnswered"), sumOf(rows, "feltOnTime")),
    minutes: meanInterval(minuteMoments(rows)),
    minutesN: sumOf(rows, "minutesN"),
    dealers: new Set(rows.filter((row) => row.due > 0).map(({ dealerId }) => dealerId)).size,
  };
}

/**
 * Judges the dealers of each platform together: standings are those of a cohort filtered to the
 * platform, whatever is shown of it afterwards.
 */
export function judgePlatformDealers(
  dealers: readonly PlatformDealer[],
  companyTarget: number,
): JudgedPlatformDealer[] {
  const byPlatform = Map.groupBy(dealers, ({ platformId }) => platformId);
  return [...byPlatform.values()].flatMap((rows) => {
    const judged = judgeStandings(
      rows.map(({ due, onTime, regionTarget }) => ({
        due,
        onTime,
        target: regionTarget ?? companyTarget,
      })),
    );
    return rows.map((row, index) => ({ ...row, standing: judged[index]?.standing ?? "none" }));
  });
}

/**
 * Sums platforms up, in the order in which they first appear; with a region only that region's dealers
 * are summed and counted. Platforms without a shipment are left out.
 */
export function summarizePlatforms(
  dealers: readonly JudgedPlatformDealer[],
  regionId: string | null,
): PlatformSummary[] {
  const byPlatform = Map.groupBy(dealers, ({ platformId }) => platformId);
  return [...byPlatform].flatMap(([platformId, rows]) => {
    const standings = { weak: 0, watch: 0, meets: 0, strong: 0, none: 0 };
    for (const row of rows) {
      if (regionId === null || row.regionId === regionId) standings[row.standing] += 1;
    }
    const sums = sumCohort(rows, regionId);
    return sums.due + sums.void === 0 ? [] : [{ platformId, ...sums, standings }];
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
