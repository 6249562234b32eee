import { prepareShutdown } from "#lib/cli/launch/shutdown.ts";
import { env } from "#lib/env.ts";

const shutdown = prepareShutdown(0);

try {
  const settings = env();
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  // Loaded late: the log reads the settings when it is loaded, and wrong ones deserve one plain line.
  const { runApp } = await import("#lib/cli/launch/run-app.ts");
  await runApp(settings, shutdown.defer);
} catch (error) {
  const isPlain = error instanceof Error && ["EnvError", "Refusal"].includes(error.name);
  console.error(isPlain ? error.message : error);
  await shutdown.end(1);
}
