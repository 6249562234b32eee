import { resolve } from "node:path";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { checkDatabase } from "#lib/cli/database/external.ts";
import { browserAddress, checkAddress } from "#lib/cli/launch/address.ts";
import { buildApp, generateClient } from "#lib/cli/launch/build.ts";
import { claimDataFolder } from "#lib/cli/launch/claim.ts";
import { superviseWorker } from "#lib/cli/launch/supervise-worker.ts";
import { type Env, provideDatabaseUrl } from "#lib/env.ts";
import { log } from "#lib/log.ts";

type Defer = (step: () => Promise<void> | void) => void;

/** Revives the embedded database while the app runs; returns what ends that. */
function supervise(database: EmbeddedDatabase): () => void {
  let isBusy = false;
  const timer = setInterval(async () => {
    if (isBusy) return;
    isBusy = true;
    await database
      .revive()
      .catch((error: unknown) => log.error({ err: error }, "database is down"));
    isBusy = false;
  }, 1_000);
  return () => clearInterval(timer);
}

/** Opens the database of the settings and says where its data lives. */
async function openDatabase(settings: Env, defer: Defer): Promise<string> {
  if (settings.DATABASE_URL !== undefined) {
    await checkDatabase(settings.DATABASE_URL);
    return "the PostgreSQL that DATABASE_URL names";
  }
  const database = await openEmbeddedDatabase(settings.DATA_DIR);
  defer(database.stop);
  defer(supervise(database));
  provideDatabaseUrl(database.url);
  return `${database.folder} (embedded PostgreSQL)`;
}

function announce(address: string, advice: readonly string[], dataPlace: string): void {
  const lines = [
    `准达 Zhunda is ready: ${address}`,
    ...advice,
    `Data: ${dataPlace}`,
    "Stop: Ctrl-C",
  ];
  console.log(`\n${lines.map((line) => `  ${line}`).join("\n")}\n`);
}

/**
 * Everything between the settings and a served app. Each step that needs taking back is deferred.
 * @throws Refusal in one line for what a person can mend
 */
export async function runApp(settings: Env, defer: Defer): Promise<void> {
  const { HOST, PORT, DATA_DIR, SEED } = settings;
  const address = browserAddress(HOST, PORT);
  const abort = new AbortController();
  defer(await claimDataFolder(resolve(DATA_DIR), address));
  await checkAddress(HOST, PORT);
  const dataPlace = await openDatabase(settings, defer);
  defer(() => abort.abort());
  await generateClient(abort.signal);
  // What follows imports the generated client, directly or not.
  const { prepareData } = await import("#lib/cli/launch/prepare-data.ts");
  await prepareData(SEED);
  const { adviseSignIn } = await import("#lib/cli/launch/advise-sign-in.ts");
  const advice = await adviseSignIn(HOST);
  await buildApp(process.env.BUILD_DIR || ".next", abort.signal);
  const { serveApp } = await import("#lib/cli/serve.ts");
  const app = await serveApp(HOST, PORT);
  const endWorker = superviseWorker();
  // Both at once: together they must not take longer than a stop may.
  defer(async () => {
    await Promise.all([app.close(), endWorker()]);
  });
  announce(settings.PUBLIC_URL ?? address, advice, dataPlace);
}
