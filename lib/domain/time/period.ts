import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";

type PeriodKind = "month" | "quarter" | "year" | "range" | "all";

/**
 * Civil days that belong to a period, both ends included, as each platform's own calendar counts
 * them. `all` has no ends. `key` is the form that stands in a URL and parses back to the period.
 */
export type Period = {
  readonly kind: PeriodKind;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** Everything that was ever due. */
export const ALL_TIME: Period = { kind: "all", key: "all", from: null, to: null };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER = /^(\d{4})-Q([1-4])$/;
const YEAR = /^(\d{4})$/;
const RANGE = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;

/**
 * Reads `2026-10`, `2026-Q4`, `2026`, `2026-10-01..2026-10-07` or `all`; null for anything else, a
 * range that ends before it begins, or a date that no calendar has.
 */
export function parsePeriod(key: string): Period | null {
  if (key === "all") return ALL_TIME;
  const month = MONTH.exec(key);
  if (month) return monthsFrom("month", key, Number(month[1]), Number(month[2]), 1);
  const quarter = QUARTER.exec(key);
  if (quarter) return monthsFrom("quarter", key, Number(quarter[1]), Number(quarter[2]) * 3 - 2, 3);
  const year = YEAR.exec(key);
  if (year) return monthsFrom("year", key, Number(year[1]), 1, 12);
  const [, from, to] = RANGE.exec(key) ?? [];
  if (from === undefined || to === undefined) return null;
  const [first, last] = [dayOfIso(from), dayOfIso(to)];
  return first !== null && last !== null && first <= last && from >= "0001"
    ? { kind: "range", key, from, to }
    : null;
}

/** The month of a civil date, as a period key. */
export function monthKeyOf(isoDate: string): string {
  return isoDate.slice(0, 7);
}

/** The period of the same length just before (−1) or after (+1); null for all time. */
export function shiftPeriod(period: Period, by: -1 | 1): Period | null {
  if (period.from === null || period.to === null) return null;
  const [year, month] = [Number(period.from.slice(0, 4)), Number(period.from.slice(5, 7))];
  if (period.kind === "month") return parsePeriod(monthKey(year, month + by));
  if (period.kind === "quarter") {
    const first = monthKey(year, month + 3 * by);
    return parsePeriod(`${first.slice(0, 4)}-Q${(Number(first.slice(5, 7)) + 2) / 3}`);
  }
  if (period.kind === "year") return parsePeriod(String(year + by).padStart(4, "0"));
  const [first, last] = [dayOfIso(period.from), dayOfIso(period.to)];
  if (first === null || last === null) return null;
  const length = (last - first + 1) * by;
  return parsePeriod(`${isoOfDay(first + length)}..${isoOfDay(last + length)}`);
}

function monthsFrom(kind: PeriodKind, key: string, year: number, month: number, count: number) {
  const from = `${monthKey(year, month)}-01`;
  const next = dayOfIso(`${monthKey(year, month + count)}-01`);
  // PostgreSQL knows no year 0.
  return year < 1 || next === null ? null : { kind, key, from, to: isoOfDay(next - 1) };
}

function monthKey(year: number, month: number): string {
  const index = year * 12 + month - 1;
  const y = String(Math.floor(index / 12)).padStart(4, "0");
  return `${y}-${String((index % 12) + 1).padStart(2, "0")}`;
}
