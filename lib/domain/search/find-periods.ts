import { type Period, parsePeriod } from "#lib/domain/time/period.ts";

/**
 * The periods that a text names: by its key (2026-10, 2026-Q3, a range), in digits alone (202610), or
 * by a part of what a period is called in some language ("10月", "oct"), in the order given.
 *
 * @param named periods with all that they are called
 */
export function findPeriods(
  text: string,
  named: readonly { readonly period: Period; readonly words: readonly string[] }[],
): Period[] {
  const wanted = plain(text);
  if (wanted.length < 2) return [];
  const exact = parsePeriod(
    text
      .trim()
      .toUpperCase()
      .replace(/^ALL$/, "all")
      .replace(/^(\d{4})[/.]?(\d{2})$/, "$1-$2"),
  );
  const found = named
    .filter(({ words }) => words.some((word) => plain(word).includes(wanted)))
    .map(({ period }) => period);
  return exact === null ? found : [exact, ...found.filter(({ key }) => key !== exact.key)];
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s/g, "");
}
