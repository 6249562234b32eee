import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { presenceKey } from "#lib/data/worker-presence.ts";

/** Something a worker is to do; of two with one key only the later is kept. */
export type Job = {
  readonly name:
    | "run-import"
    | "undo-import"
    | "judge-turns"
    | "judge-paces"
    | "remove-old-uploads"
    | "mail-link";
  readonly key: string;
  readonly payload: Readonly<Record<string, string>>;
};

/** An import has one job at a time. */
export function importJobKey(importId: string): string {
  return `import:${importId}`;
}

/** Has the turns of all dealers judged afresh: due whenever facts or targets have changed. */
export const turnsJob: Job = { name: "judge-turns", key: "judge-turns", payload: {} };

/** Has the paces of all platforms judged afresh, which is done once a day. */
export const pacesJob: Job = { name: "judge-paces", key: "judge-paces", payload: {} };

/** Puts a job into the queue, in the transaction of what makes it necessary. */
export async function addJob(tx: SqlTx, job: Job): Promise<void> {
  const { name, key, payload } = job;
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${name}::text, ${JSON.stringify(payload)}::json,
      job_key => ${key}::text)`;
}

/** Takes a job that waits out of the queue; one that runs is not run again. */
export async function dropJob(tx: SqlTx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT graphile_worker.remove_job(${key}::text)`;
}

const keysSchema = z.array(z.strictObject({ key: z.string() }));

/** Which of these keys have a job that runs or will. */
export async function listQueued(_scope: Scope, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db().$queryRaw`
    SELECT key FROM graphile_worker.jobs
    WHERE key = ANY(${[...keys]}::text[]) AND (attempts < max_attempts OR locked_at IS NOT NULL)`;
  return new Set(keysSchema.parse(rows).map(({ key }) => key));
}

/** Takes jobs out of the queue that no worker will try again: others have taken their place. */
export async function removeSpentJobs(_scope: Scope): Promise<void> {
  await db().$executeRaw`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
    WHERE attempts >= max_attempts AND locked_at IS NULL`;
}

const workersSchema = z.array(z.strictObject({ id: z.string() }));

/**
 * Gives the jobs of workers that are gone back to the queue, which would by itself wait four hours
 * for them; answers which workers these were. A worker shows itself within a second of its start.
 */
export async function takeBackJobs(_scope: Scope): Promise<string[]> {
  const rows = await db().$queryRaw`
    SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs
    WHERE locked_at < now() - interval '3 seconds' AND NOT EXISTS (
      SELECT 1 FROM pg_locks l
      WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ${presenceKey}::oid
        AND l.objid = ((hashtext(locked_by)::bigint + 4294967296) % 4294967296)::oid
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`;
  const ids = workersSchema.parse(rows).map(({ id }) => id);
  if (ids.length > 0) {
    await db().$executeRaw`SELECT graphile_worker.force_unlock_workers(${ids}::text[])`;
  }
  return ids;
}

const thereSchema = z.array(z.strictObject({ there: z.boolean() }));

/** Whether any worker is there to take jobs. */
export async function isWorkerThere(_scope: Scope): Promise<boolean> {
  const rows = await db().$queryRaw`
    SELECT EXISTS (
      SELECT 1 FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND classid = ${presenceKey}::oid
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS there`;
  return thereSchema.parse(rows)[0]?.there ?? false;
}
