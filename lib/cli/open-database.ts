import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { checkDatabase } from "#lib/cli/database/external.ts";
import { disconnect } from "#lib/data/client.ts";
import { env, provideDatabaseUrl } from "#lib/env.ts";
import { migrate } from "#prisma/migrate.ts";

/**
 * Runs a command on the database of DATABASE_URL, or on the embedded one, which is started for it
 * unless the app has it running; brought to the newest migration either way.
 * @throws Refusal where DATABASE_URL names a database that the app would refuse, too
 */
export async function withDatabase<T>(run: () => Promise<T>): Promise<T> {
  const given = env().DATABASE_URL;
  if (given !== undefined) await checkDatabase(given);
  const embedded = given === undefined ? await openEmbeddedDatabase(env().DATA_DIR) : null;
  try {
    if (embedded) provideDatabaseUrl(embedded.url);
    await migrate(env().DATABASE_URL ?? "");
    return await run();
  } finally {
    await disconnect();
    await embedded?.stop();
  }
}
