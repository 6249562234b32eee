/** The first character of each initial in the order of pinyin; no syllable begins with i, u or v. */
const firsts = "阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀";
const letters = "abcdefghjklmnopqrstwxyz";

/** Characters of names and places that are also read another way. */
const otherReadings: Readonly<Record<string, string>> = {
  重: "c",
  长: "c",
  厦: "x",
  行: "h",
  曾: "z",
  单: "s",
  解: "x",
  朝: "c",
  乐: "y",
  盛: "c",
  调: "t",
  藏: "z",
};

// The order in which ICU sorts characters is that of their pinyin: no table of readings is needed.
const pinyin = new Intl.Collator("zh-u-co-pinyin");

// A company's names use some two thousand characters over and over.
const known = new Map<string, string>();

/**
 * The letters by which each character of a name may be typed, in order: the initials of a Chinese
 * character's pinyin, any other letter or digit itself; punctuation is left out. 重庆A1 → ["zc","q","a","1"].
 */
export function pinyinInitials(name: string): string[] {
  return Array.from(name.normalize("NFKC").toLowerCase()).flatMap((character) => {
    if (/^[\p{Script=Latin}\p{N}]$/u.test(character)) return [character];
    return /^\p{Script=Han}$/u.test(character) ? [initialOf(character)] : [];
  });
}

/**
 * Where typed letters are the initials of characters that follow each other in a name: the number of
 * characters before them, null where they are not.
 */
export function findInitials(typed: string, initials: readonly string[]): number | null {
  const wanted = Array.from(typed.toLowerCase());
  for (let start = 0; start + wanted.length <= initials.length; start += 1) {
    if (wanted.every((letter, index) => initials[start + index]?.includes(letter))) return start;
  }
  return null;
}

function initialOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  let initial = "";
  for (let index = 0; index < letters.length; index += 1) {
    if (pinyin.compare(character, firsts.charAt(index)) < 0) break;
    initial = letters.charAt(index);
  }
  const all = initial + (otherReadings[character] ?? "");
  known.set(character, all);
  return all;
}
