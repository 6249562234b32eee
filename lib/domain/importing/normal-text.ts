const plainAscii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * A cell's text as it is read: full-width forms made half-width (Unicode NFKC), invisible marks
 * dropped, every run of white space one space, ends trimmed.
 */
export function normalText(cell: string): string {
  if (plainAscii.test(cell) && !cell.includes("  ")) return cell;
  return cell.normalize("NFKC").replace(invisible, "").replace(/\s+/g, " ").trim();
}

const emptyWords = new Set(
  "|-|--|---|—|——|–|/|\\|无|空|暂无|未知|未送达|未签收|未到|未到货|未发货|未出库|未取消|n/a|na|#n/a|null|none|nil|nan|undefined".split(
    "|",
  ),
);

/** Whether a normalised text is one of the words by which exports say "nothing here". */
export function isEmptyWord(text: string): boolean {
  return text.length <= 9 && emptyWords.has(text.toLowerCase());
}

const shownChars = 40;

/** A text as a message shows it: at most 40 characters, never a half of one. */
export function shownText(text: string): string {
  const characters = Array.from(text.slice(0, 4 * shownChars));
  if (text.length <= 4 * shownChars && characters.length <= shownChars) return text;
  return `${characters.slice(0, shownChars - 1).join("")}…`;
}
