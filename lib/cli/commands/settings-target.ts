import { Command, InvalidArgumentError } from "commander";
import { operatorScope } from "#lib/auth/scope.ts";
import { parseFraction } from "#lib/cli/commands/stats-options.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { listRegionTargets, readCompany } from "#lib/data/settings.ts";
import { setTarget } from "#lib/operations/set-target.ts";

const scope = operatorScope("settings:write");

/** `settings target`: shows or sets the on-time target of the company or of a region. */
export function settingsTargetCommand(): Command {
  return new Command("target")
    .description("show the on-time target by which dealers are judged, or set it")
    .argument(
      "[target]",
      "between 0 and 1, such as 0.92; none: the region has none of its own",
      readTarget,
    )
    .option("--region <name>", "the region's own target instead of the company's")
    .action(
      (target: number | "none" | undefined, { region }: { region?: string }, command: Command) => {
        if (target === "none" && region === undefined) {
          command.error("error: only a --region can have none: the company needs a target");
        }
        return withDatabase(() =>
          region === undefined
            ? companyTarget(target === "none" ? undefined : target)
            : regionTarget(region, target, command),
        );
      },
    );
}

function readTarget(text: string): number | "none" {
  if (text === "none") return "none";
  try {
    return parseFraction(text);
  } catch {
    throw new InvalidArgumentError("It must lie between 0 and 1, for example 0.92, or be none.");
  }
}

async function companyTarget(target: number | undefined): Promise<void> {
  if (target !== undefined) await setTarget(scope, { region: null, target }, now());
  process.stdout.write(`${(await readCompany(scope)).target}\n`);
}

async function regionTarget(
  region: string,
  target: number | "none" | undefined,
  command: Command,
): Promise<void> {
  const find = async () => (await listRegionTargets(scope)).find(({ name }) => name === region);
  if (!(await find())) {
    const names = (await listRegionTargets(scope)).map(({ name }) => name).join(", ");
    command.error(`error: there is no region "${region}"; there are: ${names || "none"}`);
  }
  if (target !== undefined) {
    await setTarget(scope, { region, target: target === "none" ? null : target }, now());
  }
  process.stdout.write(`${(await find())?.target ?? "none"}\n`);
}
