import { type DateOrder, readDate } from "#lib/domain/importing/civil-date.ts";
import type { InstantField } from "#lib/domain/importing/fields.ts";
import { isEmptyWord, normalText, shownText } from "#lib/domain/importing/normal-text.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import { readTime } from "#lib/domain/importing/time-of-day.ts";
import type { Precision } from "#lib/domain/orders/shipment-facts.ts";
import { instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

export type InstantReading =
  | { readonly kind: "instant"; readonly instantMs: number; readonly precision: Precision }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

export type InstantContext = {
  readonly field: InstantField;
  readonly order: DateOrder;
  /** The zone stated for the file, in which its wall times stand. */
  readonly zone: Zone;
};

const minYear = 1990;
const maxYear = 2100;
const dayMs = 86_400_000;
const minuteMs = 60_000;

const weekdays =
  /[(（]?(?:(?:周|星期|礼拜)[一二三四五六日天]|(?<![a-z])(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z]))[)）]?[,.]?/gi;
const mayHoldWords = /[周期拜年月]|[a-z]{3}/i;
const spacedHan = / ?([年月日号时分秒点]) ?/g;
const serial = /^(\d{5})(?:\.(\d{1,16}))?$/;

/**
 * Reads a cell as an instant. Wall times are taken in the file's zone by the rules of `instantOfWall`;
 * a time that names its own offset is taken at its word. A date without a time is 23:59:59.999 of that date
 * for `dueAt` and 00:00:00.000 for every other field (precision `date`). Excel serials of the 1900
 * system are known as five digits with or without a fraction. Years run from 1990 to 2100.
 */
export function parseInstant(cell: string, context: InstantContext): InstantReading {
  const text = normalText(cell);
  if (isEmptyWord(text)) return { kind: "empty" };
  if (text.length > 80) return refused("date_unreadable", text);
  const number = serial.exec(text);
  if (number) return readSerial(text, number, context);
  const plain = mayHoldWords.test(text) ? withoutWeekday(text) : text;
  const reading = readDate(plain, context.order);
  if (reading.kind === "ambiguous") return refused("date_ambiguous", text);
  if (reading.kind === "against_order") {
    const params = { text: shownText(text), order: context.order };
    return { kind: "refused", refusal: { code: "date_against_order", params } };
  }
  if (reading.kind !== "date") return refused("date_unreadable", text);
  const time = readTime(reading.rest);
  if (time === "unreadable") return refused("date_unreadable", text);
  const { year, month, day } = reading.date;
  if (year < minYear || year > maxYear) return outOfRange(text);
  const midnight = Date.UTC(year, month - 1, day);
  // Date.UTC carries over: 30 February comes back as another day of another month
  if (month < 1 || month > 12 || day < 1 || new Date(midnight).getUTCDate() !== day) {
    return refused("date_impossible", text);
  }
  if (time === "impossible") return refused("date_impossible", text);
  if (time === null) return wholeDate(midnight, context);
  const wallMs = midnight + time.dayMs;
  const instantMs =
    time.offsetMinutes === null
      ? instantOf(wallMs, context.zone)
      : wallMs - time.offsetMinutes * minuteMs;
  return { kind: "instant", instantMs, precision: time.precision };
}

function withoutWeekday(text: string): string {
  return text.replace(weekdays, " ").replace(spacedHan, "$1").replace(/\s+/g, " ").trim();
}

function wholeDate(midnight: number, context: InstantContext): InstantReading {
  const wallMs = context.field === "dueAt" ? midnight + dayMs - 1 : midnight;
  return { kind: "instant", instantMs: instantOf(wallMs, context.zone), precision: "date" };
}

/** A wall time is given as if it were UTC. */
function instantOf(wallMs: number, zone: Zone): number {
  const day = Math.floor(wallMs / dayMs);
  // minutes with a fraction may come back a billionth of a millisecond off
  return Math.round(instantOfWall(zone, day, (wallMs - day * dayMs) / minuteMs));
}

/** Day 25569 is 1970-01-01; the 1900 system's false leap day lies before 1990 and cannot matter. */
function readSerial(text: string, match: RegExpExecArray, context: InstantContext): InstantReading {
  const [, days, fraction = ""] = match;
  const midnight = (Number(days) - 25_569) * dayMs;
  const year = new Date(midnight).getUTCFullYear();
  if (year < minYear || year > maxYear) return outOfRange(text);
  if (Number(fraction) === 0) return wholeDate(midnight, context);
  const exactMs = Number(`0.${fraction}`) * dayMs;
  // few decimals say little: 0.7708 is any of nine seconds, and among them the minute 18:30
  const doubtMs = fraction.length < 4 ? 1 : (dayMs / 10 ** fraction.length) * 0.5 + 1;
  const nearestMinuteMs = Math.round(exactMs / minuteMs) * minuteMs;
  const isMinute = Math.abs(nearestMinuteMs - exactMs) <= doubtMs;
  const wallMs = midnight + (isMinute ? nearestMinuteMs : Math.round(exactMs));
  const precision = isMinute ? "minute" : "second";
  return { kind: "instant", instantMs: instantOf(wallMs, context.zone), precision };
}

function refused(
  code: "date_unreadable" | "date_ambiguous" | "date_impossible",
  text: string,
): InstantReading {
  return { kind: "refused", refusal: { code, params: { text: shownText(text) } } };
}

function outOfRange(text: string): InstantReading {
  const params = { text: shownText(text), minYear, maxYear };
  return { kind: "refused", refusal: { code: "date_out_of_range", params } };
}
