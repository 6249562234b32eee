import { readDate } from "#lib/domain/importing/civil-date.ts";
import { isEmptyWord, normalText } from "#lib/domain/importing/normal-text.ts";

/** What a column's sample cells look like; shares are of the filled cells, 0 to 1. */
export type ColumnProfile = {
  readonly filled: number;
  readonly filledShare: number;
  readonly dateShare: number;
  readonly countShare: number;
  readonly numberShare: number;
  readonly distinctShare: number;
};

const count = /^\+?\d{1,3}(?:,?\d{3})*(?:\.0+)?$/;
const decimal = /^[-+]?[\d,]*\.?\d+%?$/;
const excelSerial = /^[345]\d{4}(?:\.\d+)?$/;

/** Looks at the sample cells of one column. */
export function profileColumn(cells: readonly string[]): ColumnProfile {
  const values = cells.map(normalText).filter((text) => !isEmptyWord(text));
  const share = (part: number) => (values.length === 0 ? 0 : part / values.length);
  // longer texts are no dates or numbers, and slow to find that out of
  const short = values.filter((text) => text.length <= 80);
  const shareOf = (test: (text: string) => boolean) => share(short.filter(test).length);
  const serialShare = shareOf((text) => excelSerial.test(text));
  const fractionShare = shareOf((text) => excelSerial.test(text) && text.includes("."));
  // whole five-digit numbers alone are quantities or codes as easily as days
  const serialsAreDates = serialShare > 0.9 && fractionShare > 0.3;
  return {
    filled: values.length,
    filledShare: cells.length === 0 ? 0 : values.length / cells.length,
    dateShare: serialsAreDates ? serialShare : shareOf(looksLikeDate),
    countShare: shareOf((text) => count.test(text) && !/^0+(?:\.0+)?$/.test(text)),
    numberShare: shareOf((text) => decimal.test(text)),
    distinctShare: share(new Set(values).size),
  };
}

/** Whether Excel serials could stand for dates in this column, should its header say so. */
export function mayBeSerials(cells: readonly string[]): boolean {
  const values = cells.map(normalText).filter((text) => !isEmptyWord(text));
  return values.length > 0 && values.every((text) => excelSerial.test(text));
}

function looksLikeDate(text: string): boolean {
  const reading = readDate(text.replace(/^[\p{L}]{2,9},? (?=\d)/u, ""), "auto");
  if (reading.kind === "ambiguous") return true;
  if (reading.kind !== "date") return false;
  const { year, month, day } = reading.date;
  return year >= 1990 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
