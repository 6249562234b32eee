import { PrismaPg } from "@prisma/adapter-pg";
import type { Scope } from "#lib/auth/require-scope.ts";
import { env } from "#lib/env.ts";
import { PrismaClient } from "#prisma/generated/client.ts";

/** The client inside a transaction; the global one must not be used there. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

// Next evaluates modules once per bundle, so the one pool of a process lives on globalThis.
const holder: { zhundaDb?: PrismaClient } = globalThis as never;

/**
 * The process's one database client.
 * @throws when DATABASE_URL is not set
 */
export function db(): PrismaClient {
  if (holder.zhundaDb) return holder.zhundaDb;
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  // adapter-pg writes timestamptz wrongly unless the session's zone is UTC.
  const adapter = new PrismaPg({ connectionString, options: "-c TimeZone=UTC", max: 10 });
  holder.zhundaDb = new PrismaClient({ adapter });
  return holder.zhundaDb;
}

/** Closes the pool; the next `db()` opens a new one. */
export async function disconnect(): Promise<void> {
  const client = holder.zhundaDb;
  delete holder.zhundaDb;
  await client?.$disconnect();
}

/**
 * Runs one transaction (READ COMMITTED). A Tx can only be had with a Scope, so writing unscoped does
 * not compile either. `timeoutMs` is generous because batches are large, not because they wait.
 */
export function inTransaction<T>(
  _scope: Scope,
  run: (tx: Tx) => Promise<T>,
  timeoutMs = 120_000,
): Promise<T> {
  return db().$transaction(run, { maxWait: 30_000, timeout: timeoutMs });
}
