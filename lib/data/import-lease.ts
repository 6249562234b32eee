import pg from "pg";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { env } from "#lib/env.ts";

/** Any constants will do: the first halves of the advisory locks of imports. */
const leaseKey = 7_103;
const turnKey = 7_104;
const waitMs = 30_000;
const turnPollMs = 500;

/** The right to run an import: held by one process, and gone with it however it ends. */
export type ImportLease = {
  /**
   * Waits until no other import writes, and keeps the turn until the lease is released.
   * @param onWait called twice a second while it waits; what it throws ends the waiting
   */
  takeTurn(onWait: () => Promise<void>): Promise<void>;
  /** Whether the hold was lost with its connection, so that another process may have it now. */
  isLost(): boolean;
  release(): Promise<void>;
};

/**
 * Takes hold of an import, waiting for a run that was just cancelled to finish its batch. The hold is
 * a lock of a connection of its own, so a killed process cannot keep it.
 *
 * @returns null where another run still holds it after half a minute
 */
export async function holdImport(_scope: Scope, importId: string): Promise<ImportLease | null> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  await client.connect();
  let lost = false;
  const lose = () => {
    lost = true;
  };
  client.on("error", lose);
  client.on("end", lose);
  try {
    await client.query(`SET lock_timeout = ${waitMs}`);
    await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [leaseKey, importId]);
    await client.query("SET lock_timeout = 0");
    return {
      async takeTurn(onWait) {
        const question = "SELECT pg_try_advisory_lock($1, 0) AS taken";
        while (!(await client.query(question, [turnKey])).rows[0].taken) {
          await onWait();
          await new Promise((resolve) => setTimeout(resolve, turnPollMs));
        }
      },
      isLost: () => lost,
      release: () => client.end(),
    };
  } catch (error) {
    await client.end();
    const lockNotAvailable = "55P03";
    if (error instanceof pg.DatabaseError && error.code === lockNotAvailable) return null;
    throw error;
  }
}

const heldSchema = z.array(z.strictObject({ id: z.string() }));

/** Which of these imports some process holds right now. */
export async function listHeld(_scope: Scope, importIds: readonly string[]): Promise<Set<string>> {
  if (importIds.length === 0) return new Set();
  const rows = await db().$queryRaw`
    SELECT id
    FROM unnest(${[...importIds]}::text[]) AS i(id)
    WHERE EXISTS (
      SELECT 1 FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ${leaseKey}::oid
        AND l.objid = ((hashtext(id)::bigint + 4294967296) % 4294967296)::oid
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
  return new Set(heldSchema.parse(rows).map(({ id }) => id));
}
