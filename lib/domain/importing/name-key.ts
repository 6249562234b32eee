// & # @ % * tell names apart ("A&B", "C#"), as other punctuation does not
const separators = /(?:(?![&#@%*])[\p{P}\p{Z}\p{Cc}\p{Cf}<>])+/gu;
const digitBefore = /\p{N}$/u;
const digitAfter = /^\p{N}/u;

/**
 * The normal form under which two spellings are one name: full-width forms made half-width (Unicode
 * NFKC), case folded, white space and punctuation dropped, save between digits ("3-1" is not "31").
 * Nothing else is dropped: 有限公司, "Co., Ltd.", a city or an accent may tell two dealers apart, and
 * merging them would hide one in the other. A name made of punctuation alone keeps it.
 */
export function nameKey(name: string): string {
  const folded = name.normalize("NFKC").toLowerCase().normalize("NFKC");
  const key = folded.replace(separators, (found: string, at: number) => {
    const isBetweenDigits =
      digitBefore.test(folded.slice(Math.max(0, at - 2), at)) &&
      digitAfter.test(folded.slice(at + found.length));
    return isBetweenDigits ? "-" : "";
  });
  return key === "" ? folded.trim() : key;
}
