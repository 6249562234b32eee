import pg from "pg";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";
import { env } from "#lib/env.ts";

/** Any constant will do: the first half of the advisory lock of whoever relays. */
export const relayKey = 7_106;

/** The channel on which the last number is told after the commit of it. */
export const OUTBOX_CHANNEL = "outbox";

const BATCH = 500;

/** Numbers messages on a connection of its own. */
export type OutboxRelay = {
  /**
   * Numbers what waits, up to `batch` messages, and tells so, in one transaction.
   * @returns how many there were, or null where another relay is at work
   */
  number(): Promise<number | null>;
  readonly batch: number;
  close(): Promise<void>;
};

const turnSchema = z.array(z.object({ n: z.int() })).length(1);
const lockSchema = z.array(z.object({ taken: z.boolean() })).length(1);

/**
 * Opens a relay. Of all that are open anywhere one works, by a lock that its connection holds, so
 * that numbers become visible in their own order: whoever has read up to one has read all below it.
 * A transaction that was open for long and commits at last gets its numbers then, and is not skipped.
 * It alone notifies, since commits that notify wait for each other.
 */
export async function openRelay(_scope: Scope): Promise<OutboxRelay> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  // Whoever asks next is told that the connection is gone.
  client.on("error", () => undefined);
  await client.connect();
  let isMine = false;
  return {
    batch: BATCH,
    async number() {
      if (!isMine) {
        const lock = await client.query("SELECT pg_try_advisory_lock($1, 0) AS taken", [relayKey]);
        isMine = lockSchema.parse(lock.rows)[0]?.taken ?? false;
      }
      if (!isMine) return null;
      const { rows } = await client.query(numbering, [BATCH, OUTBOX_CHANNEL]);
      return turnSchema.parse(rows)[0]?.n ?? 0;
    },
    close: () => client.end(),
  };
}

/** The inner query is ordered and limited, so numbers are drawn in its order. */
const numbering = `
  WITH numbered AS (
    UPDATE outbox o SET seq = n.seq
    FROM (SELECT w.id, nextval('outbox_seq') AS seq
      FROM (SELECT id FROM outbox WHERE seq IS NULL ORDER BY created_at, id LIMIT $1) w) n
    WHERE o.id = n.id
    RETURNING o.seq)
  SELECT count(*)::int AS n,
    CASE WHEN count(*) > 0 THEN pg_notify($2, max(seq)::text) END
  FROM numbered`;

/**
 * Removes messages that were told before an instant. The last one stays, whatever its age: by it a
 * reader knows whether it has missed any.
 */
export async function removeTold(_scope: Scope, before: Date): Promise<number> {
  return db().$executeRaw`
    DELETE FROM outbox
    WHERE created_at < ${before}::timestamptz AND seq < (SELECT max(seq) FROM outbox)`;
}
