import { Command } from "commander";
import { readZone } from "#lib/cli/commands/import-arguments.ts";
import {
  choice,
  type FileOptions,
  importFromCommand,
  withFileOptions,
} from "#lib/cli/commands/import-file.ts";
import { deliveryFields } from "#lib/domain/importing/fields.ts";

type Options = FileOptions & {
  zone: string;
  dateOrder: string;
  unknownDealers: string;
  unknownPlatforms: string;
};

const HELP = `
Fields: ${deliveryFields.join(", ")}.
What --map does not name is guessed from the headers and first rows; what was understood is said on
stderr. A dealer is needed, and either dueAt, or acceptedAt and platform to compute it by policy.

--merge "X=X" says that X is a dealer of its own, however near another spelling is.

Rejected rows are named on stderr with their reasons, and the exit status is then 1; the counts are
one line of JSON on stdout.`;

/** `import deliveries`: a file of deliveries, read, checked and taken in from the command line. */
export function importDeliveriesCommand(): Command {
  const command = new Command("deliveries").description(
    "a file of deliveries (CSV, TSV or XLSX): one row a shipment or a line of one",
  );
  return withFileOptions(command, "deliveries")
    .requiredOption(
      "--zone <zone>",
      "IANA zone of the times in the file, such as Asia/Shanghai",
      readZone,
    )
    .addOption(
      choice("--date-order <order>", "what 11/12/2026 means", ["auto", "ymd", "dmy", "mdy"]),
    )
    .addOption(
      choice("--unknown-dealers <what>", "dealers that are not known", ["create", "refuse"]),
    )
    .addOption(
      choice("--unknown-platforms <what>", "platforms that are not known", ["create", "refuse"]),
    )
    .addHelpText("after", HELP)
    .action((file: string, options: Options, self: Command) => {
      const { zone, dateOrder, unknownDealers, unknownPlatforms } = options;
      const reading = { zone, dateOrder, unknownDealers, unknownPlatforms };
      return importFromCommand("deliveries", file, options, reading, self);
    });
}
