import { readDate } from "#lib/domain/importing/civil-date.ts";
import { normalText, shownText } from "#lib/domain/importing/normal-text.ts";
import { parseQuantity } from "#lib/domain/importing/parse-quantity.ts";
import type { WordReading } from "#lib/domain/importing/parse-word.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";

/** Reads how many pieces were counted: a quantity as `parseQuantity` does, or none at all. */
export function parseCount(text: string): WordReading {
  if (/^\+?0+(?:\.0+)?\s*\p{L}{0,5}$/u.test(normalText(text))) return { kind: "word", word: "0" };
  const reading = parseQuantity(text);
  if (reading.kind !== "quantity") return reading;
  return { kind: "word", word: String(reading.quantity) };
}

const minYear = 2000;
const maxYear = 2100;

/** Reads a civil date as `YYYY-MM-DD`; midnight behind it says nothing more. */
export function parseCivilDate(cell: string): WordReading {
  const text = normalText(cell);
  const shown = shownText(text);
  const reading = readDate(text, "auto");
  if (reading.kind === "ambiguous") return refused("date_ambiguous", shown);
  if (reading.kind !== "date" || !/^(?:[T ]?0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/.test(reading.rest)) {
    return refused("date_unreadable", shown);
  }
  const { year, month, day } = reading.date;
  const iso = [
    String(year).padStart(4, "0"),
    String(month).padStart(2, "0"),
    String(day).padStart(2, "0"),
  ].join("-");
  if (dayOfIso(iso) === null) return refused("date_impossible", shown);
  if (year < minYear || year > maxYear) {
    const params = { text: shown, minYear, maxYear };
    return { kind: "refused", refusal: { code: "date_out_of_range", params } };
  }
  return { kind: "word", word: iso };
}

function refused(
  code: "date_ambiguous" | "date_unreadable" | "date_impossible",
  text: string,
): WordReading {
  return { kind: "refused", refusal: { code, params: { text } } };
}
