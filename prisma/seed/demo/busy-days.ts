import { isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { dayNumber } from "#prisma/seed/demo/china-time.ts";
import { type Rng, weightedIndex } from "#prisma/seed/rng.ts";

/** The demo's days, both ends included: nothing is due outside them. */
const FIRST_DATE = "2025-09-01";
export const LAST_DATE = "2026-10-31";
const firstDay = dayNumber(FIRST_DATE);
const lastDay = dayNumber(LAST_DATE);

/** Quiet and busy stretches of the Chinese year: first day, last day, orders as a share of usual. */
const seasons: readonly (readonly [string, string, number])[] = [
  ["2025-10-01", "2025-10-08", 0.6],
  ["2025-11-10", "2025-11-12", 1.4],
  ["2025-12-22", "2025-12-31", 1.2],
  ["2026-01-01", "2026-01-03", 0.6],
  ["2026-02-09", "2026-02-14", 0.7],
  ["2026-02-15", "2026-02-23", 0.2],
  ["2026-05-01", "2026-05-05", 0.6],
  ["2026-06-15", "2026-06-19", 1.35],
  ["2026-10-01", "2026-10-08", 0.6],
];

const SATURDAY = 0.68;
const SUNDAY = 0.6;
const GROWTH = 0.2;

/** Draws the civil day of an acceptance. `weekendFactor` > 1: this dealer orders more at weekends. */
export function acceptanceDays(weekendFactor: number): (rng: Rng) => number {
  const length = lastDay - firstDay + 1;
  const weights = Array.from({ length }, (_, index) => {
    const day = firstDay + index;
    return (
      weekdayWeight(weekdayOf(day), weekendFactor) *
      seasonWeight(isoOfDay(day)) *
      (1 + (GROWTH * index) / length)
    );
  });
  const draw = weightedIndex(weights);
  return (rng) => firstDay + draw(rng);
}

function weekdayWeight(weekday: number, weekendFactor: number): number {
  if (weekday < 5) return 1;
  return weekendFactor * (weekday === 5 ? SATURDAY : SUNDAY);
}

function seasonWeight(date: string): number {
  return seasons.find(([from, to]) => from <= date && date <= to)?.[2] ?? 1;
}
