import { buffer } from "node:stream/consumers";
import { Command } from "commander";
import {
  parseFraction,
  parseWholeNumber,
  WHOLE_NUMBER_RULE,
} from "#lib/cli/commands/stats-options.ts";
import { type CsvProblem, csvField, readCsvLines } from "#lib/cli/csv-lines.ts";
import { fitBetaPrior, posteriorMean, probabilityBelow } from "#lib/domain/stats/shrinkage.ts";
import { DEFAULT_FALSE_DISCOVERY_RATE, judgeStandings } from "#lib/domain/stats/standing.ts";

type Options = { target: number; q: number };
type DealerRow = { dealer: string; due: number; onTime: number };

const HEADER =
  "dealer,due,on_time,rate,wilson_low,wilson_high,p_value,q_value,standing,shrunk_rate,prob_below_target";

const HELP = `
Reads CSV with the columns dealer,due,on_time from stdin (others are passed over) and writes one line
per dealer, in the same order, numbers in full precision. A dealer with nothing due has the standing
none and no figures. Names are written as they came, quoted where CSV needs it: this is a pipe
between programs, not an export for a spreadsheet. If any line is wrong, each is named on stderr, nothing is written
to stdout and the exit status is 1.`;

/** `stats standings`: who stands where against the target, from counts on stdin. */
export function statsStandingsCommand(): Command {
  return new Command("standings")
    .description("judge dealers against a target: CSV dealer,due,on_time in, CSV out")
    .requiredOption("--target <rate>", "the promised on-time rate, such as 0.9", parseFraction)
    .option(
      "--q <rate>",
      "accepted share of false alarms among the weak",
      parseFraction,
      DEFAULT_FALSE_DISCOVERY_RATE,
    )
    .addHelpText("after", HELP)
    .action(async (options: Options) => {
      const { dealers, problems } = readDealers(await buffer(process.stdin));
      if (problems.length > 0) {
        const inOrder = problems.toSorted((left, right) => left.line - right.line);
        const text = inOrder.map(({ line, message }) => `line ${line}: ${message}\n`);
        process.stderr.write(text.join(""));
        process.exitCode = 1;
        return;
      }
      process.stdout.write(`${[HEADER, ...judgedLines(dealers, options)].join("\n")}\n`);
    });
}

/** Reads and checks every line. */
function readDealers(bytes: Buffer): { dealers: DealerRow[]; problems: CsvProblem[] } {
  const { rows, problems: broken } = readCsvLines(bytes, ["dealer", "due", "on_time"]);
  const problems = [...broken];
  const firstLines = new Map<string, number>();
  const dealers = rows.flatMap(({ line, values: [dealer = "", dueText = "", onTimeText = ""] }) => {
    const due = parseWholeNumber(dueText);
    const onTime = parseWholeNumber(onTimeText);
    const earlier = firstLines.get(dealer);
    const faults = [
      dealer.trim() === "" && "column dealer: is empty",
      earlier !== undefined &&
        `column dealer: ${JSON.stringify(dealer)} already stands on line ${earlier}`,
      due === null && `column due: ${WHOLE_NUMBER_RULE}, not ${JSON.stringify(dueText)}`,
      onTime === null && `column on_time: ${WHOLE_NUMBER_RULE}, not ${JSON.stringify(onTimeText)}`,
      due !== null &&
        onTime !== null &&
        onTime > due &&
        `column on_time: ${onTime} is more than due, ${due}`,
    ].filter((fault) => fault !== false);
    firstLines.set(dealer, earlier ?? line);
    problems.push(...faults.map((message) => ({ line, message })));
    return due === null || onTime === null || faults.length > 0 ? [] : [{ dealer, due, onTime }];
  });
  return { dealers, problems };
}

function judgedLines(dealers: readonly DealerRow[], { target, q }: Options): string[] {
  const prior = fitBetaPrior(dealers);
  const judged = judgeStandings(
    dealers.map((dealer) => ({ ...dealer, target })),
    q,
  );
  return judged.map(({ standing, rate, interval, pValue, qValue }, index) => {
    const counts = dealers[index] ?? { dealer: "", due: 0, onTime: 0 };
    const isKnown = prior !== null && counts.due > 0;
    // An absent figure joins as an empty field.
    return [
      csvField(counts.dealer),
      counts.due,
      counts.onTime,
      rate,
      interval?.low,
      interval?.high,
      pValue,
      qValue,
      standing,
      isKnown ? posteriorMean(prior, counts) : null,
      isKnown ? probabilityBelow(prior, counts, target) : null,
    ].join();
  });
}
