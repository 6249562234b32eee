import path from "node:path";
import { Command } from "commander";
import { withDatabase } from "#lib/cli/open-database.ts";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { runWorker } from "#lib/jobs/run-worker.ts";
import { log } from "#lib/log.ts";

/** With the batch it is at unfinished after that long, its job is left to the next worker as it is. */
const lastMomentMs = 7_000;

/** `worker`: works on imports and other jobs until it is stopped. */
export function workerCommand(): Command {
  return new Command("worker")
    .description("work on imports and other jobs until stopped; npm start brings one of its own")
    .addHelpText(
      "after",
      "\nUploaded files lie in DATA_DIR: every worker must reach those of the app by the same path.",
    )
    .action(() =>
      withDatabase(async () => {
        const stop = new AbortController();
        const onSignal = () => {
          stop.abort();
          setTimeout(() => process.exit(0), lastMomentMs).unref();
        };
        for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onSignal);
        log.info("worker started");
        await runWorker({
          connectionString: env().DATABASE_URL ?? "",
          uploadsDir: path.resolve(env().DATA_DIR, "uploads"),
          filesDir: path.resolve(env().DATA_DIR, "files"),
          clock: now,
          signal: stop.signal,
        });
        log.info("worker ended");
      }),
    );
}
