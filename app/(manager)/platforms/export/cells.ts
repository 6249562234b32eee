import type { PlatformRow } from "#lib/charts/prepare-platforms.ts";
import type { CsvCell } from "#lib/exporting/csv.ts";

/** Columns of the platforms' file, in order; each names its heading in the messages. */
export const platformColumns = [
  "platform",
  "due",
  "missed",
  "ratePercent",
  "lowPercent",
  "highPercent",
  "adjustedPercent",
  "excused",
  "dockPercent",
  "feltPercent",
  "feltAnswered",
  "dealers",
  "weak",
  "minutesMean",
  "minutesLow",
  "minutesHigh",
  "minutesMedian",
  "minutesN",
  "weekendShare",
  "weekendPercent",
  "lagMedian",
  "lagSlowPercent",
] as const;

/** One platform's line; rates in percent and minutes, two decimals; what is not known = empty. */
export function platformCells(row: PlatformRow): CsvCell[] {
  const { raw, minutes, weekend, lag } = row;
  const cells: Record<(typeof platformColumns)[number], CsvCell> = {
    platform: row.name,
    due: row.due,
    missed: row.missed,
    ratePercent: percent(raw?.rate),
    lowPercent: percent(raw?.interval.low),
    highPercent: percent(raw?.interval.high),
    adjustedPercent: percent(row.adjusted?.rate),
    excused: row.excused,
    dockPercent: percent(row.dock?.rate),
    feltPercent: percent(row.felt?.rate),
    feltAnswered: row.felt?.due ?? 0,
    dealers: row.dealers,
    weak: row.standings.weak,
    minutesMean: decimals(minutes?.mean),
    minutesLow: decimals(minutes?.interval?.low),
    minutesHigh: decimals(minutes?.interval?.high),
    minutesMedian: row.medianMinutes,
    minutesN: row.minutesN,
    weekendShare: weekend && share(weekend.n, weekend.of),
    weekendPercent: weekend && share(weekend.onTime, weekend.n),
    lagMedian: decimals(lag?.medianMinutes),
    lagSlowPercent: lag && share(lag.slow, lag.of),
  };
  return platformColumns.map((column) => cells[column]);
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : percent(part / whole);
}

function percent(rate: number | undefined): number | null {
  return rate === undefined ? null : decimals(rate * 100);
}

function decimals(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toFixed(2));
}
