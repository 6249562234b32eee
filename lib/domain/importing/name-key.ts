const brackets =
  /[([{<〈《「『【〔［（｛＜][)\]}>〉》」』】〕］）｝＞]?|[)\]}>〉》」』】〕］）｝＞]/gu;

/**
 * The normal form under which two spellings are one name: full-width forms made half-width (Unicode
 * NFKC), case folded, white space and punctuation dropped. Nothing else is: 有限公司, "Co., Ltd.",
 * a city or an accent may tell two dealers apart, and merging them would hide one in the other.
 * A name made of punctuation alone keeps it.
 */
export function nameKey(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  const key = folded.replace(brackets, "").replace(/[\p{P}\p{Z}\p{C}\s]+/gu, "");
  return key === "" ? folded.trim() : key;
}
