/** Which part of an all-digits date comes first; `auto` reads only what can mean one thing. */
export type DateOrder = "auto" | "ymd" | "dmy" | "mdy";

type YearMonthDay = { readonly year: number; readonly month: number; readonly day: number };

type DateReading =
  | { readonly kind: "date"; readonly date: YearMonthDay; readonly rest: string }
  | { readonly kind: "ambiguous" | "against_order" | "unreadable" };

const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const chinese = /^(\d{4}|\d{2})年(\d{1,2})月(\d{1,2})[日号]?(?!\d{2}年)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?=$|[ T]|\d{4}(?:\d{2})?$)/;
const digitsOnly = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const dayFirstName = /^(\d{1,2})(?:st|nd|rd|th)?[-/ ]?([a-z]{3,9})\.?,?[-/ ]?(\d{4}|\d{2})(?!\d)/i;
const monthFirstName = /^([a-z]{3,9})\.?[-/ ]?(\d{1,2})(?:st|nd|rd|th)?,?[-/ ](\d{4})(?!\d)/i;

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** 1–12 for an English month name, whole or shortened to three letters or "sept"; 0 for none. */
function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  if (lower === "sept") return 9;
  return months.findIndex((month) => lower === month || lower === month.slice(0, 3)) + 1;
}

/** Two digits stand for 1990–2089. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 90 ? 2000 + year : 1900 + year;
}

/**
 * Reads the date at the start of a normalised text (weekday names removed) and hands back what
 * follows it. Knows the year-first, Chinese, compact, day-first, month-first and month-name forms.
 * Whether the day exists is for the caller to check.
 */
export function readDate(text: string, order: DateOrder): DateReading {
  const first = text.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    const match = yearFirst.exec(text);
    if (match) return dateOf(text, match, match[1], match[3], match[4]);
    const han = chinese.exec(text);
    if (han) return dateOf(text, han, han[1], han[2], han[3]);
    const run = compact.exec(text);
    if (run) return dateOf(text, run, run[1], run[2], run[3]);
    const digits = digitsOnly.exec(text);
    if (digits) return readDigits(text, digits, order);
    const named = dayFirstName.exec(text);
    return named ? namedDate(text, named, named[3], named[2], named[1]) : { kind: "unreadable" };
  }
  const named = monthFirstName.exec(text);
  return named ? namedDate(text, named, named[3], named[1], named[2]) : { kind: "unreadable" };
}

function dateOf(
  text: string,
  match: RegExpExecArray,
  year = "",
  month = "",
  day = "",
): DateReading {
  const date = { year: fullYear(year), month: Number(month), day: Number(day) };
  return { kind: "date", date, rest: text.slice(match[0].length) };
}

function namedDate(
  text: string,
  match: RegExpExecArray,
  year = "",
  name = "",
  day = "",
): DateReading {
  const month = monthNumber(name);
  if (month === 0) return { kind: "unreadable" };
  return dateOf(text, match, year, String(month), day);
}

/** Reads a/b/c forms, which mean what the order says or what only one reading allows. */
function readDigits(text: string, match: RegExpExecArray, order: DateOrder): DateReading {
  const [, a = "", separator, b = "", c = ""] = match;
  const shortYear = c.length === 2;
  if (order === "ymd" && shortYear) return dateOf(text, match, a.padStart(2, "0"), b, c);
  const settled =
    order === "dmy" || order === "mdy" ? order : onlyReading(a, b, shortYear, separator);
  if (settled === undefined) return { kind: "ambiguous" };
  const [day, month] = settled === "dmy" ? [a, b] : [b, a];
  if (Number(month) > 12 && Number(day) <= 12 && order !== "auto") return { kind: "against_order" };
  return dateOf(text, match, c, month, day);
}

function onlyReading(a: string, b: string, shortYear: boolean, separator: string | undefined) {
  if (Number(b) > 12) return "mdy";
  // 26/11/21 may begin with its year as well as with its day
  if (shortYear) return undefined;
  if (Number(a) > 12 || a === b || separator === ".") return "dmy";
  return undefined;
}

/**
 * The order that a column's own values prove: `dmy` or `mdy` when some value allows only that and
 * none contradicts, else `auto`. Values are cells as they stand in the file; those in other forms
 * prove nothing. One system writes one order, so all date columns of a file may be given at once.
 */
export function inferDateOrder(cells: Iterable<string>): DateOrder {
  let proven: DateOrder = "auto";
  for (const cell of cells) {
    const match = digitsOnly.exec(cell.normalize("NFKC").trim());
    if (!match) continue;
    const [, a = "", separator, b = "", c = ""] = match;
    // equal parts read either way, and a dot only suggests
    if (a === b || (separator === "." && Number(a) <= 12 && Number(b) <= 12)) continue;
    const reading = onlyReading(a, b, c.length === 2, separator);
    if (reading === undefined) continue;
    if (proven !== "auto" && proven !== reading) return "auto";
    proven = reading;
  }
  return proven;
}
