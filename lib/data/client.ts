import { PrismaPg } from "@prisma/adapter-pg";
import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { env } from "#lib/env.ts";
import { Prisma, PrismaClient } from "#prisma/generated/client.ts";

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
  // adapter-pg writes timestamptz wrongly unless the session's zone is UTC. Compiling a query takes
  // longer than any of ours runs.
  const adapter = new PrismaPg({
    connectionString,
    options: "-c TimeZone=UTC -c jit=off",
    max: 10,
  });
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
 * not compile either. A transaction that lost against another one is run again, so `run` must do all
 * its reading inside. `timeoutMs` is generous because batches are large, not because they wait.
 */
export async function inTransaction<T>(
  _scope: Scope,
  run: (tx: Tx) => Promise<T>,
  timeoutMs = 120_000,
): Promise<T> {
  for (let attemptsLeft = 4; ; attemptsLeft -= 1) {
    try {
      return await db().$transaction(run, { maxWait: 30_000, timeout: timeoutMs });
    } catch (error) {
      if (attemptsLeft === 0 || !isLostRace(error)) throw error;
    }
  }
}

/** SQLSTATEs: serialization failure, deadlock, and a key that another transaction wrote first. */
const lostRaces = new Set(["40001", "40P01", "23505"]);

const databaseError = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
});

/**
 * Whether a transaction failed because another one was quicker. Prisma shows that with three faces:
 * P2034 for a write conflict, P2002 for a unique key, and for raw SQL P2010 with the database's code.
 */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034" || error.code === "P2002") return true;
  const meta = databaseError.safeParse(error.meta);
  return meta.success && lostRaces.has(meta.data.driverAdapterError.cause.originalCode);
}
