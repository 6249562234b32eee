import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Refusal } from "#lib/cli/launch/refusal.ts";
import { runProgram } from "#lib/cli/launch/run-program.ts";
import { hashSources, isStamped } from "#lib/cli/launch/source-hash.ts";

const clientSources = ["prisma/schema.prisma", "prisma/generate.mjs", "package-lock.json"];
const appSources = [
  "{app,components,lib,public}/**/*",
  ...["proxy.ts", "next.config.js", "postcss.config.mjs", "tsconfig*.json", "package.json"],
  ...clientSources,
];

/** Generates the Prisma client unless the schema is the one it was last generated from. */
export async function generateClient(signal: AbortSignal): Promise<void> {
  const stamp = "prisma/generated/.source-hash";
  const hash = hashSources(clientSources);
  if (isStamped(stamp, hash)) return;
  rmSync(stamp, { force: true });
  const { code, output } = await runProgram(["prisma/generate.mjs"], {}, signal, "collect");
  if (code !== 0) throw new Refusal(`the Prisma client could not be generated:\n${output}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}

/**
 * Builds the app into `buildDir` unless the sources are those of the build that is there. A build
 * that was cut short has no stamp and is made again.
 */
export async function buildApp(buildDir: string, signal: AbortSignal): Promise<void> {
  const stamp = join(buildDir, ".source-hash");
  const hash = hashSources(appSources);
  if (isStamped(stamp, hash)) return;
  console.log("Building the app; this takes about half a minute …");
  rmSync(stamp, { force: true });
  const settings = { BUILD_DIR: buildDir, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const args = ["node_modules/next/dist/bin/next", "build"];
  const build = async () => {
    const { code, output } = await runProgram(args, settings, signal, "collect");
    return code === 0 && existsSync(join(buildDir, "BUILD_ID")) ? null : output;
  };
  const hadCache = existsSync(join(buildDir, "cache"));
  let failure = await build();
  if (failure !== null && hadCache && !signal.aborted) {
    // What an earlier build left behind can break a later one: seen with Next 16.4 after an update.
    rmSync(buildDir, { recursive: true, force: true });
    failure = await build();
  }
  if (failure !== null) throw new Refusal(`the app could not be built:\n${failure}`);
  writeFileSync(stamp, hash);
}
