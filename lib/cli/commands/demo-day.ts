import { Command } from "commander";
import { operatorScope } from "#lib/auth/scope.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { AppError } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { loadDemoDay } from "#lib/operations/load-demo-day.ts";

/** `demo day`: gives the demo shipments of today, delivered and open. */
export function demoDayCommand(): Command {
  return new Command("day")
    .description("give the demo a day of today: what is delivered already, and what is open now")
    .action(() =>
      withDatabase(async () => {
        try {
          const { platforms, shipments } = await loadDemoDay(operatorScope("events:write"), now());
          process.stdout.write(
            shipments === 0
              ? "Today has been loaded already; two hours after that it can be carried on.\n"
              : `${shipments} shipments of today on ${platforms} platforms. The current month is now the last one with data.\n`,
          );
        } catch (error) {
          throw error instanceof AppError ? new Error(failureText(error, "en")) : error;
        }
      }),
    );
}
