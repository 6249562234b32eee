import pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** Any constant will do: the first half of the advisory locks of workers. */
export const presenceKey = 7_105;

const retryMs = 500;

/**
 * Shows that a worker is there, for as long as its process lives: by a lock of a connection of its
 * own, taken anew when the connection breaks. Jobs of a worker that does not show itself are given to
 * others.
 *
 * @param workerId what its jobs are locked by
 * @param signal ends it
 */
export async function showPresence(
  _scope: Scope,
  workerId: string,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    const ended = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [presenceKey, workerId]);
      await ended;
    } catch (error) {
      log.warn({ err: error, workerId }, "worker cannot show itself");
    }
    await client.end().catch(() => undefined);
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}
