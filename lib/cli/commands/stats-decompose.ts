import { buffer } from "node:stream/consumers";
import { Command } from "commander";
import { NOTHING_DUE, readCountsRows, refuse } from "#lib/cli/commands/stats-counts.ts";
import { csvField } from "#lib/cli/csv-lines.ts";
import { decomposeChange } from "#lib/domain/stats/decomposition.ts";

const HEADER = "unit,rate_effect,mix_effect";
const TOTAL = "TOTAL";

const HELP = `
Reads CSV with the columns unit,n0,x0,n1,x1 from stdin (others are passed over): due and on time in
the period before (n0,x0) and after (n1,x1). Writes one line per unit, in the same order, and a last
line ${TOTAL} with the sums, which together are the change of the total rate (Kitagawa 1955). Numbers are in
full precision and in units of the rate: 0.01 is one percentage point.

  rate_effect   because the unit's own rate changed, at its average share
  mix_effect    because the unit's share changed, at its average rate: the textbook form, r̄·Δw

The screens take each mix effect against the average of both totals, (r̄ − R̄)·Δw; the sums are the same.

A unit with nothing due on one side borrows the rate of its other side: that it came or went is mix.
No unit may be called ${TOTAL}. If any line is wrong, or nothing at all was due in one of the periods, that
is said on stderr, nothing is written to stdout and the exit status is 1.`;

/** `stats decompose`: why a total rate moved between two periods, from counts on stdin. */
export function statsDecomposeCommand(): Command {
  return new Command("decompose")
    .description("what moved the total, rates or mix: CSV unit,n0,x0,n1,x1 in, CSV out")
    .addHelpText("after", HELP)
    .action(async () => {
      const { rows, problems } = readCountsRows(await buffer(process.stdin), "unit", [
        { due: "n0", onTime: "x0" },
        { due: "n1", onTime: "x1" },
      ]);
      const reserved = rows.filter(({ name }) => name === TOTAL);
      const message = `column unit: ${TOTAL} is the name of the last line written`;
      problems.push(...reserved.map(({ line }) => ({ line, message })));
      if (problems.length > 0) {
        refuse(problems);
        return;
      }
      const units = rows.map(({ counts: [before = NOTHING_DUE, after = NOTHING_DUE] }) => ({
        before,
        after,
      }));
      const split = decomposeChange(units);
      if (split === null) {
        const column = units.some(({ before }) => before.due > 0) ? "n1" : "n0";
        throw new Error(`column ${column}: nothing was due in this period, so it has no rate`);
      }
      const lines = split.units.map(({ rateEffect, mixEffect }, index) =>
        [csvField(rows[index]?.name ?? ""), rateEffect, mixEffect].join(),
      );
      const total = [TOTAL, split.rateEffect, split.mixEffect].join();
      process.stdout.write(`${[HEADER, ...lines, total].join("\n")}\n`);
    });
}
