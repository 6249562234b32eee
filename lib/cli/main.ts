import { Command, CommanderError } from "commander";

/** A group of commands, loaded only when it is named: `sla` never loads what `import` needs. */
type Group = {
  readonly description: string;
  readonly load: () => Promise<readonly Command[]>;
};

const groups: Readonly<Record<string, Group>> = {
  sla: {
    description: "the SLA clock: promises and verdicts",
    load: async () => {
      const { slaExplainCommand } = await import("#lib/cli/commands/sla-explain.ts");
      return [slaExplainCommand()];
    },
  },
  stats: {
    description: "the statistics: standings, funnel limits, control chart, what moved a total",
    load: async () => {
      const { statsStandingsCommand } = await import("#lib/cli/commands/stats-standings.ts");
      const { statsFunnelCommand } = await import("#lib/cli/commands/stats-funnel.ts");
      const { statsChartCommand } = await import("#lib/cli/commands/stats-chart.ts");
      const { statsDecomposeCommand } = await import("#lib/cli/commands/stats-decompose.ts");
      return [
        statsStandingsCommand(),
        statsFunnelCommand(),
        statsChartCommand(),
        statsDecomposeCommand(),
      ];
    },
  },
  import: {
    description: "bring data in from files, and take it back",
    load: async () => {
      const { importDeliveriesCommand } = await import("#lib/cli/commands/import-deliveries.ts");
      const { importUndoCommand } = await import("#lib/cli/commands/import-undo.ts");
      const { importReferenceCommands } = await import("#lib/cli/commands/import-reference.ts");
      return [importDeliveriesCommand(), ...importReferenceCommands(), importUndoCommand()];
    },
  },
  settings: {
    description: "what the company has decided: its on-time target",
    load: async () => {
      const { settingsTargetCommand } = await import("#lib/cli/commands/settings-target.ts");
      return [settingsTargetCommand()];
    },
  },
  user: {
    description: "links for those who cannot sign in yet, or not any more",
    load: async () => {
      const { userSetupLinkCommand, userLinkCommand } = await import(
        "#lib/cli/commands/user-links.ts"
      );
      return [userSetupLinkCommand(), userLinkCommand()];
    },
  },
  demo: {
    description: "the demo that an empty database begins with",
    load: async () => {
      const { demoDayCommand } = await import("#lib/cli/commands/demo-day.ts");
      const { demoReplaceCommand } = await import("#lib/cli/commands/demo-replace.ts");
      return [demoDayCommand(), demoReplaceCommand()];
    },
  },
};

// A reader that closed the pipe early (`| head`) has what it wanted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  process.exit(error.code === "EPIPE" ? 0 : 1);
});

const status = (await run(process.argv.slice(2))) || Number(process.exitCode ?? 0);
// Leaves at once when all is written: the schema engine keeps a timer of ten seconds running.
process.stdout.write("", () => process.exit(status));

/** Runs one command; answers the exit status: 0 done, 1 it failed, 2 it was called wrongly. */
async function run(words: readonly string[]): Promise<number> {
  try {
    const program = await buildProgram(words);
    await program.parseAsync(words, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function buildProgram(words: readonly string[]): Promise<Command> {
  const program = new Command("cli")
    .description("Zhunda from the command line.")
    .exitOverride()
    .showHelpAfterError("(--help shows what is possible)");
  if (words[0] === "worker") {
    const { workerCommand } = await import("#lib/cli/commands/worker.ts");
    program.addCommand(workerCommand().copyInheritedSettings(program));
  } else {
    program.command("worker").description("work on imports and other jobs until stopped");
  }
  for (const [name, { description, load }] of Object.entries(groups)) {
    const group = program.command(name).description(description);
    for (const command of words.includes(name) ? await load() : []) {
      group.addCommand(command.copyInheritedSettings(group));
    }
  }
  return program;
}
