import { Command } from "commander";
import { operatorScope } from "#lib/auth/scope.ts";
import { linkAddress } from "#lib/cli/commands/user-links.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { AppError } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";

/** `demo replace`: empties the database of the demo, and of nothing else. */
export function demoReplaceCommand(): Command {
  return new Command("replace")
    .description("empty the database of the demo so that your own data can take its place")
    .action(() =>
      withDatabase(async () => {
        try {
          const { imports, setupToken } = await replaceDemo(operatorScope("settings:write"), now());
          const also =
            imports === 0 ? "" : ` What ${imports} imports of master data brought went with it.`;
          const next =
            setupToken === null ? "" : `\nMake the first admin: ${linkAddress(setupToken)}`;
          process.stdout.write(
            `The demo is gone.${also} Next: cli import deliveries FILE --zone ZONE${next}\n`,
          );
        } catch (error) {
          throw error instanceof AppError ? new Error(failureText(error, "en")) : error;
        }
      }),
    );
}
