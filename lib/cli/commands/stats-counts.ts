import { parseWholeNumber, WHOLE_NUMBER_RULE } from "#lib/cli/commands/stats-options.ts";
import { type CsvProblem, readCsvLines } from "#lib/cli/csv-lines.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";

/** The names of two columns that hold one cohort's counts. */
type CountsColumns = {
  readonly due: string;
  readonly onTime: string;
};

/** One row of counts: whose they are, and one cohort for each pair of columns asked for. */
type CountsRow = {
  readonly line: number;
  readonly name: string;
  readonly counts: readonly RateCounts[];
};

/** What stands for a cohort that is not there. */
export const NOTHING_DUE: RateCounts = { due: 0, onTime: 0 };

/**
 * Reads and checks every row of a CSV of counts: a name that comes once, and counts a cohort can
 * have. Nothing is thrown: what is wrong comes back in `problems`, such rows are left out of `rows`.
 */
export function readCountsRows(
  bytes: Buffer,
  nameColumn: string,
  pairs: readonly CountsColumns[],
): { rows: CountsRow[]; problems: CsvProblem[] } {
  const columns = [nameColumn, ...pairs.flatMap(({ due, onTime }) => [due, onTime])];
  const { rows: lines, problems: broken } = readCsvLines(bytes, columns);
  const problems = [...broken];
  const firstLines = new Map<string, number>();
  const rows = lines.flatMap(({ line, values: [name = "", ...texts] }) => {
    const faults: string[] = [];
    const earlier = firstLines.get(name);
    firstLines.set(name, earlier ?? line);
    if (name.trim() === "") {
      faults.push(`column ${nameColumn}: is empty`);
    }
    if (earlier !== undefined) {
      const quoted = JSON.stringify(name);
      faults.push(`column ${nameColumn}: ${quoted} already stands on line ${earlier}`);
    }
    const counts = pairs.map((pair, index) =>
      readCounts(pair, texts.slice(2 * index, 2 * index + 2), faults),
    );
    problems.push(...faults.map((message) => ({ line, message })));
    return faults.length > 0 ? [] : [{ line, name, counts }];
  });
  return { rows, problems };
}

/** Says on stderr what is wrong, by line, and lets the command end with 1. */
export function refuse(problems: readonly CsvProblem[]): void {
  const inOrder = problems.toSorted((left, right) => left.line - right.line);
  const text = inOrder.map(({ line, message }) => `line ${line}: ${message}\n`);
  process.stderr.write(text.join(""));
  process.exitCode = 1;
}

/** Two texts as one cohort; what is wrong with them is added to `faults`. */
function readCounts(
  columns: CountsColumns,
  [dueText = "", onTimeText = ""]: readonly string[],
  faults: string[],
): RateCounts {
  const due = parseWholeNumber(dueText);
  const onTime = parseWholeNumber(onTimeText);
  if (due === null) {
    faults.push(`column ${columns.due}: ${WHOLE_NUMBER_RULE}, not ${JSON.stringify(dueText)}`);
  }
  if (onTime === null) {
    const quoted = JSON.stringify(onTimeText);
    faults.push(`column ${columns.onTime}: ${WHOLE_NUMBER_RULE}, not ${quoted}`);
  }
  if (due === null || onTime === null) {
    return NOTHING_DUE;
  }
  if (onTime > due) {
    faults.push(`column ${columns.onTime}: ${onTime} is more than ${columns.due}, ${due}`);
  }
  return { due, onTime };
}
