import { type CsvDialect, CsvTokenizer } from "#lib/importing/reading/csv-tokenizer.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";

const delimiters = [",", ";", "\t"];
const looked = 200;

/**
 * The delimiter, quote and line break of a delimited text, told from its first records: the
 * delimiter that cuts most of them into the same number of fields, and into more than one. A decimal
 * comma does not make a comma-separated file, since the header has none.
 */
export function sniffDialect(text: string): CsvDialect {
  const newline = !text.includes("\n") && text.includes("\r") ? "\r" : "\n";
  const quote = sniffQuote(text);
  let best: CsvDialect = { delimiter: ",", quote, newline };
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const dialect = { delimiter, quote, newline } as const;
    const score = evenness(fieldCounts(text, dialect));
    if (score > bestScore) {
      best = dialect;
      bestScore = score;
    }
  }
  return best;
}

/** Apostrophes quote when fields begin and end with them and no quotation marks do. */
function sniffQuote(text: string): string {
  const edge = (quote: string) =>
    text.match(
      new RegExp(`(?:^|[,;\\t\\r\\n])${quote}[^${quote}\\r\\n]*${quote}(?=[,;\\t\\r\\n]|$)`, "g"),
    )?.length ?? 0;
  return edge('"') === 0 && edge("'") > 2 ? "'" : '"';
}

/** The number of fields in each of the first records that are not blank. */
function fieldCounts(text: string, dialect: CsvDialect): number[] {
  const tokenizer = new CsvTokenizer(dialect);
  const counts: number[] = [];
  // cut by lines, so that a quote that never closes spoils only what follows it
  for (const line of text.split(dialect.newline).slice(0, 4 * looked)) {
    try {
      for (const row of tokenizer.push(`${line}${dialect.newline}`)) {
        if (row.cells.some((cell) => cell.trim() !== "")) counts.push(row.cells.length);
      }
    } catch (error) {
      if (error instanceof RefusedFile) return counts;
      throw error;
    }
    if (counts.length >= looked) return counts;
  }
  return counts;
}

/**
 * How far the records agree on a number of fields above one, 0 to about 1; more fields break a tie.
 * The first of the records that agree should stand near the top, as a header does.
 */
function evenness(counts: readonly number[]): number {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 1) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = 0;
  for (const [fields, records] of tally) {
    const score = records / counts.length + Math.min(fields, 99) / 10_000;
    best = Math.max(best, score);
  }
  return best;
}
