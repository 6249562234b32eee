type TimeOfDay = {
  readonly dayMs: number;
  readonly precision: "minute" | "second";
  /** Minutes east of UTC, when the text itself names an offset. */
  readonly offsetMinutes: number | null;
};

type TimeReading = TimeOfDay | "unreadable" | "impossible";

const clock =
  /^(am|pm|[凌早上中下晚][晨上午])? ?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(a\.?m\.?|p\.?m\.?)? ?(z|utc|gmt|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)?$/i;
const hanClock = /(\d{1,2})[时点](?:(\d{1,2})分?(?:(\d{1,2})秒?)?)?/;
const runTogether = /^(\d{2})(\d{2})(\d{2})?(?=$|z|[+-])/i;

/** The hour on a 24-hour clock for an hour and the part of the day named beside it; null: no such hour. */
const hourByPart: Record<string, (hour: number) => number | null> = {
  am: (hour) => (hour <= 12 ? hour % 12 : null),
  pm: (hour) => (hour <= 12 ? (hour % 12) + 12 : hour),
  noon: (hour) => (hour <= 2 ? hour + 12 : hour >= 11 && hour <= 14 ? hour : null),
  night: (hour) =>
    hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour >= 17 ? hour : null,
};

const partOf: Record<string, string> = {
  凌晨: "am",
  早上: "am",
  早晨: "am",
  上午: "am",
  中午: "noon",
  下午: "pm",
  晚上: "night",
};

/**
 * Reads what follows a date: a time of day, perhaps with AM/PM or 上午/下午, perhaps with a UTC
 * offset. Returns null for nothing at all. 24:00 is the end of the day.
 */
export function readTime(rest: string): TimeReading | null {
  if (rest === "") return null;
  let text = rest.replace(/^[ T,]+/, "");
  const separated = text !== rest;
  if (text === "") return rest.includes("T") ? "unreadable" : null;
  text = text.replace(hanClock, (_, hour: string, minute = "00", second = "") => {
    const minutes = `${hour}:${minute.padStart(2, "0")}`;
    return second === "" ? minutes : `${minutes}:${second.padStart(2, "0")}`;
  });
  text = text.replace(runTogether, (_, hour: string, minute: string, second?: string) =>
    second === undefined ? `${hour}:${minute}` : `${hour}:${minute}:${second}`,
  );
  const match = clock.exec(text);
  if (!match) return "unreadable";
  const [, before, hourText = "", minuteText, secondText, fraction = "", after, zone] = match;
  const part = partName(before, after);
  if (part === "unreadable") return part;
  // "2026-11-21 18" is a slip of a time, not a time; after 日 a time may follow without a space
  if (minuteText === undefined && part === undefined) return "unreadable";
  if (!separated && before === undefined && !/[:]/.test(text)) return "unreadable";
  const hour = part === undefined ? Number(hourText) : (hourByPart[part]?.(Number(hourText)) ?? -1);
  const minute = Number(minuteText ?? 0);
  const second = Number(secondText ?? 0);
  const dayMs =
    ((hour * 60 + minute) * 60 + second) * 1000 + Number(fraction.padEnd(3, "0").slice(0, 3));
  if (hour < 0 || minute > 59 || second > 59 || dayMs > 86_400_000) return "impossible";
  const offsetMinutes = zone === undefined ? null : offsetOf(zone);
  if (offsetMinutes !== null && Math.abs(offsetMinutes) > 14 * 60) return "impossible";
  return { dayMs, precision: secondText === undefined ? "minute" : "second", offsetMinutes };
}

function partName(before: string | undefined, after: string | undefined) {
  if (before !== undefined && after !== undefined) return "unreadable";
  const word = before ?? after;
  if (word === undefined) return undefined;
  const lower = word.toLowerCase().replaceAll(".", "");
  if (lower === "am" || lower === "pm") return lower;
  return partOf[lower] ?? "unreadable";
}

function offsetOf(zone: string): number {
  const match = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const [, sign, hours, minutes = "0"] = match;
  const size = Number(hours) * 60 + Number(minutes);
  return sign === "-" ? -size : size;
}
