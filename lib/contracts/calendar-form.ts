import { readEffectiveFrom } from "#lib/contracts/effective-from.ts";
import { type ExceptionRow, isBlank, readExceptionRows } from "#lib/contracts/exception-rows.ts";
import type { FormProblem } from "#lib/contracts/form-problem.ts";
import type { LinkParams } from "#lib/contracts/links.ts";
import { readWindowsText, windowsText } from "#lib/contracts/windows-text.ts";
import { checkOpening, definePolicy } from "#lib/domain/sla/define-policy.ts";
import { type PolicyInput, WEEKDAYS, type WindowInput } from "#lib/domain/sla/policy.ts";
import type { Refusal } from "#lib/domain/sla/refusal.ts";
import { findZone } from "#lib/domain/time/zone.ts";

export type Weekday = (typeof WEEKDAYS)[number];

/** The form of opening hours as text, the way a browser sends it and an address keeps it. */
export type CalendarValues = {
  readonly week: Readonly<Record<Weekday, string>>;
  readonly exceptions: readonly ExceptionRow[];
  readonly from: string;
};

/** A field of the form; `exception.2` is its third row. */
export type CalendarField = Weekday | `exception.${number}` | "from" | "week";

export type CalendarDraft = {
  readonly windows: PolicyInput["windows"];
  readonly exceptions: PolicyInput["exceptions"];
  readonly fromMs: number;
};

const MAX_ROWS = 200;

/** Reads the form out of what was posted or stands in an address; null where it says no weekday. */
export function readCalendarValues(
  form: Pick<FormData | URLSearchParams, "has" | "get" | "getAll">,
): CalendarValues | null {
  if (!WEEKDAYS.some((day) => form.has(day))) return null;
  const text = (name: string) => plainText(form.get(name), 200);
  const column = (name: string) => form.getAll(name).map((value) => plainText(value, 1000));
  const [froms, tos] = [column("x.from"), column("x.to")];
  const [windows, reasons] = [column("x.windows"), column("x.reason")];
  return {
    week: {
      mon: text("mon"),
      tue: text("tue"),
      wed: text("wed"),
      thu: text("thu"),
      fri: text("fri"),
      sat: text("sat"),
      sun: text("sun"),
    },
    exceptions: froms
      .slice(0, MAX_ROWS)
      .map((from, index) => ({
        from,
        to: tos[index] ?? "",
        windows: windows[index] ?? "",
        reason: reasons[index] ?? "",
      }))
      .filter((row) => !isBlank(row)),
    from: text("from"),
  };
}

/** As much of a text as a field may hold, without what no field of one line has and no database takes. */
function plainText(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most).replace(/[\p{Cc}\p{Cs}]/gu, " ") : "";
}

/** The form as the query of an address, which `readCalendarValues` reads back. */
export function calendarQuery({ week, exceptions, from }: CalendarValues): LinkParams {
  return {
    ...week,
    "x.from": exceptions.map((row) => row.from),
    "x.to": exceptions.map((row) => row.to),
    "x.windows": exceptions.map((row) => row.windows),
    "x.reason": exceptions.map((row) => row.reason),
    from,
  };
}

/** The weekdays of the form, to begin with. */
export function weekValuesOf(windows: PolicyInput["windows"]): CalendarValues["week"] {
  const text = (day: Weekday) => windowsText(windows[day] ?? []);
  return {
    mon: text("mon"),
    tue: text("tue"),
    wed: text("wed"),
    thu: text("thu"),
    fri: text("fri"),
    sat: text("sat"),
    sun: text("sun"),
  };
}

// Hours are checked alone here; whether they fit the policies in force is asked of all of them.
const nothingAsked = {
  cutoffMinutes: 0,
  rule: { kind: "within", budgetMinutes: 0, afterClose: "run" },
} as const;

/** What the form says, or everything that stands against it, each at its field. */
export function checkCalendarForm(
  values: CalendarValues,
  zoneName: string,
  nowMs: number,
): { draft: CalendarDraft | null; problems: readonly FormProblem<CalendarField>[] } {
  const problems: FormProblem<CalendarField>[] = [];
  const windows: { [Day in Weekday]?: WindowInput[] } = {};
  for (const day of WEEKDAYS) {
    const read = readWindowsText(values.week[day]);
    if (read.windows !== null) windows[day] = read.windows;
    else problems.push(unreadable(day, read.piece));
  }
  const rows = readExceptionRows(values.exceptions);
  problems.push(...rows.problems);
  const zone = findZone(zoneName);
  const from = zone && readEffectiveFrom(values.from, zone, nowMs);
  if (from && !from.ok) problems.push({ at: "from", refusal: null, code: from.code });
  if (problems.length > 0 || !from?.ok) return { draft: null, problems };
  const { exceptions } = rows;
  const defined = definePolicy({ zone: zoneName, windows, exceptions, ...nothingAsked });
  const checked = defined.ok ? checkOpening(defined.value, from.atMs) : defined;
  if (checked.ok) return { draft: { windows, exceptions, fromMs: from.atMs }, problems };
  const at = fieldOf(checked.refusal, rows.rowOf);
  return { draft: null, problems: [{ at, refusal: checked.refusal }] };
}

function unreadable(at: CalendarField, piece: string): FormProblem<CalendarField> {
  return { at, refusal: null, code: "windows_unreadable", params: { piece } };
}

function fieldOf({ path }: Refusal, rowOf: ReadonlyMap<string, number>): CalendarField {
  const [part, name] = path.map(String);
  if (part === "exceptions") return `exception.${rowOf.get(name ?? "") ?? 0}`;
  return WEEKDAYS.find((day) => day === name) ?? "week";
}
