import { openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { disconnect } from "#lib/data/client.ts";
import { env, provideDatabaseUrl } from "#lib/env.ts";

/**
 * Runs something on the embedded database of a folder, or on that of DATABASE_URL where none is given.
 * @throws Error where neither is
 */
export async function withWorld<T>(
  data: string | undefined,
  run: (url: string) => Promise<T>,
): Promise<T> {
  const embedded = data === undefined ? null : await openEmbeddedDatabase(data);
  try {
    const url = embedded?.url ?? env().DATABASE_URL;
    if (!url) throw new Error("--data or DATABASE_URL names the database");
    provideDatabaseUrl(url);
    return await run(url);
  } finally {
    await disconnect();
    await embedded?.stop();
  }
}
