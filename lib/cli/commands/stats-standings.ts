import { buffer } from "node:stream/consumers";
import { Command } from "commander";
import { NOTHING_DUE, readCountsRows, refuse } from "#lib/cli/commands/stats-counts.ts";
import { parseFraction } from "#lib/cli/commands/stats-options.ts";
import { csvField } from "#lib/cli/csv-lines.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";
import { fitBetaPrior, posteriorMean, probabilityBelow } from "#lib/domain/stats/shrinkage.ts";
import { DEFAULT_FALSE_DISCOVERY_RATE, judgeStandings } from "#lib/domain/stats/standing.ts";

type Options = { target: number; q: number };
type DealerRow = RateCounts & { readonly dealer: string };

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
      const { rows, problems } = readCountsRows(await buffer(process.stdin), "dealer", [
        { due: "due", onTime: "on_time" },
      ]);
      if (problems.length > 0) {
        refuse(problems);
        return;
      }
      const dealers = rows.map(({ name, counts: [counts = NOTHING_DUE] }) => ({
        dealer: name,
        ...counts,
      }));
      process.stdout.write(`${[HEADER, ...judgedLines(dealers, options)].join("\n")}\n`);
    });
}

function judgedLines(dealers: readonly DealerRow[], { target, q }: Options): string[] {
  const prior = fitBetaPrior(dealers);
  const judged = judgeStandings(
    dealers.map((dealer) => ({ ...dealer, target })),
    q,
  );
  return judged.map(({ standing, rate, interval, pValue, qValue }, index) => {
    const counts = dealers[index] ?? { dealer: "", ...NOTHING_DUE };
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
