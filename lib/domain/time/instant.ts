// ISO 8601 extended: date, time to the minute or finer, and Z or an offset.
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):?(\d{2})?)$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Why a text is no instant that we take. */
export type InstantFault = "not_iso" | "no_zone" | "out_of_range";

/**
 * Read an ISO 8601 instant, `Z` or with an offset. Digits finer than a millisecond are cut off.
 *
 * @returns epoch milliseconds, or why not: no ISO text, a local time without a zone, or a UTC year
 *   outside 1900..2200
 */
export function parseInstant(text: string): number | InstantFault {
  const match = INSTANT.exec(text);
  if (!match) {
    return LOCAL.test(text) ? "no_zone" : "not_iso";
  }
  const [, date = "", hour = "", minute = "", second = "00", fraction = "", sign] = match;
  const [offsetHours, offsetMinutes] = [Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (Number(hour) > 23 || offsetHours > 23 || offsetMinutes > 59) return "not_iso";
  const utcText = `${date}T${hour}:${minute}:${second}.${fraction.slice(0, 3).padEnd(3, "0")}Z`;
  const readMs = Date.parse(utcText);
  // Date.parse rolls 30 February over into March.
  if (Number.isNaN(readMs) || new Date(readMs).toISOString() !== utcText) return "not_iso";
  const offsetMs = (offsetHours * 60 + offsetMinutes) * 60_000;
  const atMs = readMs - (sign === "-" ? -offsetMs : offsetMs);
  const year = new Date(atMs).getUTCFullYear();
  return year < FIRST_YEAR || year > LAST_YEAR ? "out_of_range" : atMs;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?$/;

/** UTC with milliseconds and `Z`, as instants are written everywhere. */
export function formatInstant(atMs: number): string {
  return new Date(atMs).toISOString();
}
