import type { CauseMonth, Counted } from "#lib/domain/causes/cause-counts.ts";
import { monthKeyOf, type Period, parsePeriod, shiftPeriod } from "#lib/domain/time/period.ts";

/** A dealer's longer record around a period: whole months without gaps. */
export type CauseRecord = {
  readonly period: Period;
  readonly months: readonly CauseMonth[];
};

const LONGEST_MONTHS = 24;
/** How far a record goes on behind the period: whether things got better shows what the cause was. */
const MONTHS_AFTER = 12;

/**
 * The record that says whether a period is like others: at most 24 months, from the first with anything
 * due to the last, or to a year after the period where that is earlier. Null when nothing was due.
 * @param days in any order, days with nothing due absent
 */
export function recordAround(
  period: Period,
  days: readonly (Counted & { readonly on: string })[],
): CauseRecord | null {
  const byMonth = Map.groupBy(days, ({ on }) => monthKeyOf(on));
  const known = [...byMonth.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return null;
  const late = period.to === null ? last : shifted(monthKeyOf(period.to), MONTHS_AFTER);
  const end = late < last && late > first ? late : last;
  const keys: string[] = [];
  for (let month = end; month >= first && keys.length < LONGEST_MONTHS; month = shifted(month, -1))
    keys.unshift(month);
  const whole = parsePeriod(`${keys[0]}-01..${parsePeriod(end)?.to}`);
  if (whole === null) return null;
  const months = keys.map((month) => {
    const own = byMonth.get(month) ?? [];
    return {
      month,
      due: own.reduce((sum, { due }) => sum + due, 0),
      missed: own.reduce((sum, { missed }) => sum + missed, 0),
    };
  });
  return { period: whole, months };
}

/** Whether every day of the inner period lies in the outer one. */
export function covers(outer: Period, inner: Period): boolean {
  if (outer.from === null || outer.to === null) return true;
  return (
    inner.from !== null && inner.to !== null && outer.from <= inner.from && inner.to <= outer.to
  );
}

function shifted(month: string, by: number): string {
  let period = parsePeriod(month);
  for (let step = 0; step < Math.abs(by) && period; step += 1)
    period = shiftPeriod(period, by < 0 ? -1 : 1);
  return period?.key ?? month;
}
