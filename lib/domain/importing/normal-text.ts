const plainAscii = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;

/**
 * A cell's text as it is read: full-width forms made half-width (Unicode NFKC), every run of white
 * space one space, invisible marks and control characters dropped, ends trimmed.
 */
export function normalText(cell: string): string {
  if (plainAscii.test(cell) && !cell.includes("  ")) return cell;
  // a byte-order mark counts as white space to \s, and would part what it stands in
  const spaced = cell.normalize("NFKC").replace(/[^\S\ufeff]+/g, " ");
  return spaced.replace(invisible, "").replace(/ {2,}/g, " ").trim();
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

/** Whether a text holds what neither UTF-8 nor PostgreSQL can: a NUL or half a surrogate pair. */
export function isBrokenText(text: string): boolean {
  return text.includes("\0") || !text.isWellFormed();
}

/**
 * A text that PostgreSQL stores and a terminal only prints: white space as spaces, and a visible �
 * for each control character, each mark that turns the writing direction and each half character.
 */
export function visibleText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s/g, " ")
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "\ufffd");
}

const shownChars = 40;

/** A text as a message shows it: visible, at most 40 characters, never a half of one. */
export function shownText(raw: string): string {
  const text = visibleText(raw);
  const characters = Array.from(text.slice(0, 4 * shownChars));
  if (text.length <= 4 * shownChars && characters.length <= shownChars) return text;
  return `${characters.slice(0, shownChars - 1).join("")}…`;
}
