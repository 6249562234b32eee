import { Command, InvalidArgumentError } from "commander";
import { parseFraction, parseWholeNumber } from "#lib/cli/commands/stats-options.ts";
import { funnelLimits } from "#lib/domain/stats/funnel.ts";

type Options = { target: number; n: number[] };

/** `stats funnel`: the limits of the funnel plot at the given numbers of shipments. */
export function statsFunnelCommand(): Command {
  return new Command("funnel")
    .description("limits of the funnel plot (Spiegelhalter 2005, A.1.1) as CSV")
    .requiredOption("--target <rate>", "the promised on-time rate, such as 0.9", parseFraction)
    .requiredOption("--n <list>", "numbers of shipments due, such as 1,5,10", parseCounts)
    .action(({ target, n }: Options) => {
      const lines = n.map((trials) => {
        const limits = funnelLimits(trials, target);
        const { within95, within998 } = limits ?? {};
        return [trials, within998?.low, within95?.low, within95?.high, within998?.high].join();
      });
      process.stdout.write(`n,low_998,low_95,high_95,high_998\n${lines.join("\n")}\n`);
    });
}

function parseCounts(list: string): number[] {
  return list.split(",").map((text) => {
    const count = parseWholeNumber(text);
    if (count === null || count === 0) {
      throw new InvalidArgumentError(`Not a number of shipments, 1 or more: "${text}".`);
    }
    return count;
  });
}
