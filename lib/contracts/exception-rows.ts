import type { FormProblem } from "#lib/contracts/form-problem.ts";
import { readWindowsText, windowsText } from "#lib/contracts/windows-text.ts";
import type { PolicyInput, WindowInput } from "#lib/domain/sla/policy.ts";
import { dayOfIso, isoOfDay } from "#lib/domain/time/civil-date.ts";

/** A row of the form: the same hours on each date from one to another (empty = that one date). */
export type ExceptionRow = {
  readonly from: string;
  readonly to: string;
  readonly windows: string;
  readonly reason: string;
};

/** Longer than any holiday; a whole season is another week. */
const MAX_RANGE_DAYS = 62;
const MAX_REASON = 200;

type RowField = `exception.${number}`;

/** The rows of a form as exceptions by date, which row each date came from, and what is against them. */
export function readExceptionRows(rows: readonly ExceptionRow[]): {
  exceptions: PolicyInput["exceptions"];
  rowOf: ReadonlyMap<string, number>;
  problems: readonly FormProblem<RowField>[];
} {
  const exceptions: Record<string, { windows: WindowInput[]; reason: string }> = {};
  const rowOf = new Map<string, number>();
  const problems: FormProblem<RowField>[] = [];
  for (const [index, row] of rows.entries()) {
    if (isBlank(row)) continue;
    const read = readRow(row);
    const twice = "dates" in read ? read.dates.find((date) => rowOf.has(date)) : undefined;
    if (!("dates" in read)) problems.push({ at: `exception.${index}`, ...read });
    else if (twice !== undefined) {
      const params = { date: twice };
      problems.push({ at: `exception.${index}`, refusal: null, code: "date_twice", params });
    } else {
      for (const date of read.dates) {
        exceptions[date] = { windows: read.windows, reason: read.reason };
        rowOf.set(date, index);
      }
    }
  }
  return { exceptions, rowOf, problems };
}

/** Whether a row says nothing: such rows stand in the form to be filled in. */
export function isBlank(row: ExceptionRow): boolean {
  return Object.values(row).every((text) => text.trim() === "");
}

type Problem = Omit<Extract<FormProblem<RowField>, { refusal: null }>, "at">;

function readRow(
  row: ExceptionRow,
): { dates: string[]; windows: WindowInput[]; reason: string } | Problem {
  const first = dayOfIso(row.from.trim());
  const last = row.to.trim() === "" ? first : dayOfIso(row.to.trim());
  if (first === null || last === null) return { refusal: null, code: "date_missing" };
  if (last < first || last - first >= MAX_RANGE_DAYS) {
    return { refusal: null, code: "date_range", params: { days: MAX_RANGE_DAYS } };
  }
  const read = readWindowsText(row.windows);
  if (read.windows === null) {
    return { refusal: null, code: "windows_unreadable", params: { piece: read.piece } };
  }
  const reason = row.reason.trim();
  if (reason === "") return { refusal: null, code: "reason_empty" };
  if (reason.length > MAX_REASON) {
    return { refusal: null, code: "too_long", params: { most: MAX_REASON } };
  }
  const dates = Array.from({ length: last - first + 1 }, (_, index) => isoOfDay(first + index));
  return { dates, windows: read.windows, reason };
}

/**
 * Exceptions as rows of a form, in the order of their dates: consecutive dates with the same hours for
 * the same reason are one row.
 *
 * @param fromDate earlier ones are left out
 */
export function exceptionRowsOf(
  exceptions: PolicyInput["exceptions"],
  fromDate: string,
): ExceptionRow[] {
  const rows: { first: number; last: number; windows: string; reason: string }[] = [];
  for (const [date, { windows, reason }] of Object.entries(exceptions).sort(byDate)) {
    const day = dayOfIso(date);
    if (day === null || date < fromDate) continue;
    const text = windowsText(windows);
    const before = rows.at(-1);
    if (before?.last === day - 1 && before.windows === text && before.reason === reason) {
      before.last = day;
    } else rows.push({ first: day, last: day, windows: text, reason });
  }
  return rows.map(({ first, last, windows, reason }) => ({
    from: isoOfDay(first),
    to: last === first ? "" : isoOfDay(last),
    windows,
    reason,
  }));
}

function byDate([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
