import { buffer } from "node:stream/consumers";
import { Command, InvalidArgumentError } from "commander";
import { NOTHING_DUE, readCountsRows, refuse } from "#lib/cli/commands/stats-counts.ts";
import { parseWholeNumber } from "#lib/cli/commands/stats-options.ts";
import { csvField } from "#lib/cli/csv-lines.ts";
import { controlChart, type RunLengths } from "#lib/domain/stats/control-chart.ts";
import type { RateCounts } from "#lib/domain/stats/counts.ts";

type PeriodRow = RateCounts & { readonly period: string };

const HEADER = "period,due,on_time,rate,centre,p_low,p_high,pp_low,pp_high,signal";

const HELP = `
Reads CSV with the columns period,due,on_time from stdin (others are passed over), one line per
period, oldest first, and writes one line per period, in the same order, numbers in full precision.

  centre           on time / due over all periods
  p_low,p_high     three sigma of the binomial around the centre (p-chart), clipped to 0..1
  pp_low,pp_high   the same widened or narrowed by the spread the periods really have
                   (Laney's p' chart: sigma z = mean |difference of z| / 1.128)
  signal           the rules that this period completes, joined by ";", empty when none:
                   beyond-limits  the rate lies outside pp_low..pp_high
                   one-side       so many periods in a row on one side of the centre
                   trend          so many periods in a row, each above (or each below) the last

Signals are judged on the p' chart: against the binomial's limits the ordinary unrest of a large
dealer would ring every week. Who wants the p-chart's judgement compares rate with p_low,p_high; the
runs are the same on both. A period with nothing due is a gap: it has no figures and ends no run.
If any line is wrong, each is named on stderr, nothing is written to stdout and the exit status is 1.`;

/** `stats chart`: the control chart of one dealer's periods, from counts on stdin. */
export function statsChartCommand(): Command {
  return new Command("chart")
    .description("control chart with p and p' limits: CSV period,due,on_time in, CSV out")
    .option("--one-side <count>", "periods in a row on one side that signal", parseRunLength, 8)
    .option("--trend <count>", "periods in a row rising or falling that signal", parseRunLength, 6)
    .addHelpText("after", HELP)
    .action(async (lengths: RunLengths) => {
      const bytes = await buffer(process.stdin);
      const { rows, problems } = readCountsRows(bytes, "period", [
        { due: "due", onTime: "on_time" },
      ]);
      if (problems.length > 0) {
        refuse(problems);
        return;
      }
      const periods = rows.map(({ name, counts: [counts = NOTHING_DUE] }) => ({
        period: name,
        ...counts,
      }));
      process.stdout.write(`${[HEADER, ...chartLines(periods, lengths)].join("\n")}\n`);
    });
}

function chartLines(periods: readonly PeriodRow[], lengths: RunLengths): string[] {
  const plain = controlChart(periods, false, lengths);
  const laney = controlChart(periods, true, lengths);
  return periods.map(({ period, due, onTime }, index) => {
    const { limits: pLimits } = plain?.points[index] ?? {};
    const { rate, limits: ppLimits, signals } = laney?.points[index] ?? {};
    // An absent figure joins as an empty field.
    return [
      csvField(period),
      due,
      onTime,
      rate,
      due > 0 ? laney?.center : null,
      pLimits?.low,
      pLimits?.high,
      ppLimits?.low,
      ppLimits?.high,
      signals?.join(";"),
    ].join();
  });
}

function parseRunLength(text: string): number {
  const length = parseWholeNumber(text);
  if (length === null || length < 2) {
    throw new InvalidArgumentError("It must be a whole number, 2 or more, for example 8.");
  }
  return length;
}
