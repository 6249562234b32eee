const DAY_MS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The ISO text of a civil date.
 *
 * @param day days since 1970-01-01 in the proleptic Gregorian calendar (ISO 8601)
 * @returns `YYYY-MM-DD`
 */
export function isoOfDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The day number of an ISO date.
 *
 * @param text `YYYY-MM-DD`
 * @returns days since 1970-01-01, or null where the text is no date of the calendar (2026-02-30)
 */
export function dayOfIso(text: string): number | null {
  if (!ISO_DATE.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(ms)) return null;
  const day = ms / DAY_MS;
  return isoOfDay(day) === text ? day : null;
}

/**
 * The day of the week.
 *
 * @param day days since 1970-01-01, a Thursday
 * @returns 0 = Monday … 6 = Sunday (ISO 8601)
 */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
