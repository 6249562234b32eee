import { isBrokenText, normalText } from "#lib/domain/importing/normal-text.ts";

/** One way to read a line: what names the product, and how many; null = it does not say. */
export type PastedReading = {
  readonly wanted: string;
  /** The cells or words that it is made of, should the whole of it name nothing. */
  readonly parts: readonly string[];
  /** As it was written, so that a fraction, nought or too many can be told. */
  readonly quantity: number | null;
};

/** A line that somebody pasted, with its readings, the likeliest first. */
export type PastedLine = {
  /** From 1, blank lines counted. */
  readonly lineNo: number;
  readonly text: string;
  readonly readings: readonly PastedReading[];
};

/** As many lines as an order may have. */
export const maxPastedLines = 100;
const maxLineChars = 300;

const unit = String.raw`(?:台|件|个|套|箱|只|块|根|张|pcs?\.?|units?|ea\.?|sets?)`;
const amount = String.raw`([-−+]?\d{1,3}(?:,\d{3})+|[-−+]?\d{1,9}(?:\.\d{1,4})?)`;
// A Latin x stands apart from a word, or it belongs to it: "MAX 2" are not two "MA".
const times = String.raw`(?:[×*✕✖╳]|(?<![a-z\-_./])x)`;
const word = "(?:数量|数目|订购|订|qty|quantity)";

const alone = new RegExp(`^(?:${word}\\s*[:=]?\\s*)?${times}?\\s*${amount}\\s*${unit}?$`, "i");
const forms: readonly { readonly form: RegExp; readonly wanted: 1 | 2 }[] = [
  // SKU × 2, SKU*2台
  { form: new RegExp(`^(.+?)\\s*${times}\\s*${amount}\\s*${unit}?$`, "i"), wanted: 1 },
  // 2 × SKU, 2台 × SKU
  { form: new RegExp(`^${amount}\\s*${unit}?\\s*${times}\\s*(.+)$`, "i"), wanted: 2 },
  // SKU 数量：2, SKU: 2, SKU (2台)
  { form: new RegExp(`^(.+?)\\s*${word}\\s*[:=]?\\s*${amount}\\s*${unit}?$`, "i"), wanted: 1 },
  { form: new RegExp(`^(.+?)\\s*[:=]\\s*${amount}\\s*${unit}?$`, "i"), wanted: 1 },
  { form: new RegExp(`^(.+?)\\s*[(\\[]\\s*${amount}\\s*${unit}?\\s*[)\\]]$`, "i"), wanted: 1 },
  // SKU 2台, SKU 2
  { form: new RegExp(`^(.+?)\\s*(?<![\\d.,])${amount}\\s*${unit}$`, "i"), wanted: 1 },
  { form: new RegExp(`^(.+?)\\s+${amount}$`), wanted: 1 },
  // 2台 SKU
  { form: new RegExp(`^${amount}\\s*${unit}\\s*(.+)$`, "i"), wanted: 2 },
];

const bullet = /^(?:[-•·●▪*]\s+|[(]?\d{1,3}[.)、](?!\d)\s*)/;
const heading = /数量|\bqty\b|quantity/i;

/**
 * Reads a list of products and quantities as people paste it from a sheet, a mail or a chat: one
 * product a line, the quantity before or behind it, set off by a tab, a comma, "×", "x", "*", a colon
 * or a unit (台, 件, pcs), digits of any width. Numbers of the lines, bullets and a line of headings
 * are passed over. A name may end with a number itself, so a line may be read in more than one way.
 *
 * @returns at most 100 lines, and how many more there were
 */
export function readPasted(text: string): {
  readonly lines: readonly PastedLine[];
  readonly leftOut: number;
} {
  const all = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((raw, index) => ({ lineNo: index + 1, raw: raw.slice(0, maxLineChars) }))
    .flatMap(({ lineNo, raw }) => {
      const shown = normalText(raw.toWellFormed().replaceAll("\0", ""));
      return shown === "" || isBrokenText(shown) ? [] : [{ lineNo, text: shown, raw }];
    })
    .filter(({ text: line }, index) => index > 0 || !(heading.test(line) && !/\d/.test(line)));
  const lines = all.slice(0, maxPastedLines).map(({ lineNo, text: line, raw }) => {
    return { lineNo, text: line, readings: readLine(line, raw) };
  });
  return { lines, leftOut: all.length - lines.length };
}

function readLine(line: string, raw: string): PastedReading[] {
  const readings: PastedReading[] = [];
  const add = (wanted: string, parts: readonly string[], quantity: number | null) => {
    if (wanted === "" || readings.some((one) => one.wanted === wanted)) return;
    readings.push({ wanted, parts, quantity });
  };
  const cells = cellsOf(raw);
  if (cells.length > 1) {
    const at = cells.findLastIndex((cell) => alone.test(cell));
    const named = cells.filter((cell, index) => index !== at && !isUnit(cell));
    add(named.join(" "), named, at < 0 ? null : quantityIn(cells[at] ?? ""));
  }
  for (const text of new Set([line.replace(bullet, ""), line])) {
    for (const { form, wanted } of forms) {
      const match = form.exec(text);
      if (!match) continue;
      const name = trimmed(match[wanted] ?? "");
      add(name, name.split(" "), numberOf(match[wanted === 1 ? 2 : 1] ?? ""));
    }
    const whole = trimmed(text);
    add(whole, whole.split(" "), null);
    // NB-DOCKx2, which may as well be a product of that name
    const joined = /^(.+)x(\d{1,4})$/i.exec(text);
    if (joined) add(joined[1] ?? "", [], Number(joined[2]));
  }
  return readings;
}

/** The cells of a line out of a sheet, blank ones left out; one cell where nothing parts them. */
function cellsOf(raw: string): string[] {
  const folded = raw.normalize("NFKC").replace(/、/g, ",");
  const separator = ["\t", ";", "|", ","].find((one) => folded.includes(one));
  if (separator === undefined) return [];
  return folded
    .split(separator)
    .map((cell) => normalText(cell.toWellFormed()).replace(/^"(.*)"$/, "$1"))
    .filter((cell) => cell !== "");
}

function isUnit(cell: string): boolean {
  return new RegExp(`^${unit}$`, "i").test(cell);
}

function quantityIn(cell: string): number | null {
  const found = alone.exec(cell)?.[1];
  return found === undefined ? null : numberOf(found);
}

function numberOf(text: string): number {
  return Number(text.replaceAll(",", "").replace("−", "-"));
}

function trimmed(text: string): string {
  return text.replace(/^[\s,;:|"]+|[\s,;:|"]+$/g, "");
}
