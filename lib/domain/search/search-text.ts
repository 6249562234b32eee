import { nameKey } from "#lib/domain/importing/name-key.ts";
import { pinyinInitials } from "#lib/domain/search/pinyin-initials.ts";

/** What a product is looked for by. */
export type ProductNames = {
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  /** Its category. */
  readonly line: string | null;
};

/** Characters that are read in two ways are few; beyond so many only their first readings count. */
const maxSpellings = 4;

/**
 * What the search knows a product by, one word after another: its SKU, names, brand and category in
 * their normal form, the initials of their pinyin, and each single character and pair of characters of
 * all these. The pairs are what an index of words finds a part of a name by: whatever text holds a
 * part, holds all pairs of that part.
 */
export function searchText({ sku, name, nameEn, brand, line }: ProductNames): string {
  const chinese = [name, brand, line].flatMap((text) => (text === null ? [] : initialsOf(text)));
  const whole = [sku, name, nameEn, brand, line].flatMap((text) => word(text ?? ""));
  const texts = [...new Set([...whole, ...chinese])];
  return [...new Set([...texts, ...texts.flatMap(piecesOf), ...texts.flatMap(pairsOf)])].join(" ");
}

/** The words of a search, each in the form in which `searchText` holds it. */
export function searchWords(query: string): string[] {
  const words = query.slice(0, maxQueryChars).toWellFormed().split(/\s+/).flatMap(word);
  return [...new Set(words)].slice(0, maxWords);
}

const maxQueryChars = 200;
const maxWords = 12;

/** The words of the index that a text holds which holds this one. */
export function indexWords(wanted: string): string[] {
  const characters = Array.from(wanted);
  return characters.length < 2 ? characters : [...new Set(pairsOf(wanted))];
}

function word(text: string): string[] {
  // A name of control characters alone keeps them as its key; PostgreSQL stores no zero.
  const key = nameKey(text).replace(/[\s\p{Cc}]/gu, "");
  return key === "" ? [] : [key];
}

function piecesOf(text: string): string[] {
  return Array.from(text);
}

function pairsOf(text: string): string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The initials by which a name may be typed; none where it has no Chinese character. */
function initialsOf(text: string): string[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  let spellings = [""];
  for (const readings of pinyinInitials(text)) {
    const [first = "", ...others] = Array.from(readings);
    const all = spellings.length > maxSpellings / 2 ? [first] : [first, ...others];
    spellings = spellings.flatMap((before) => all.map((one) => before + one));
  }
  return spellings;
}
