import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { env } from "#lib/env.ts";
import { Prisma, PrismaClient } from "#prisma/generated/client.ts";

/** The client inside a transaction; the global one must not be used there. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/** What statements need of a transaction, on Prisma's client or on a bulk connection. */
export type SqlTx = {
  $queryRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<unknown>;
  $executeRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

/** Settings of every connection: adapter-pg writes timestamptz wrongly unless the zone is UTC, and
 * compiling a query takes longer than any of ours runs. */
const connectionOptions = "-c TimeZone=UTC -c jit=off";

// Next evaluates modules once per bundle, so the one pool of a process lives on globalThis.
const holder: { zhundaDb?: PrismaClient; zhundaBulk?: pg.Pool } = globalThis as never;

/**
 * The process's one database client.
 * @throws when DATABASE_URL is not set
 */
export function db(): PrismaClient {
  if (holder.zhundaDb) return holder.zhundaDb;
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  const adapter = new PrismaPg({
    connectionString,
    options: connectionOptions,
    max: 10,
  });
  holder.zhundaDb = new PrismaClient({ adapter });
  return holder.zhundaDb;
}

/** Closes the pools; who asks next opens new ones. */
export async function disconnect(): Promise<void> {
  const { zhundaDb, zhundaBulk } = holder;
  delete holder.zhundaDb;
  delete holder.zhundaBulk;
  await Promise.all([zhundaDb?.$disconnect(), zhundaBulk?.end()]);
}

/** The pool of bulk transactions, beside Prisma's. */
export function bulkPool(): pg.Pool {
  if (holder.zhundaBulk) return holder.zhundaBulk;
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error("DATABASE_URL is not set");
  holder.zhundaBulk = new pg.Pool({ connectionString, options: connectionOptions, max: 16 });
  // A connection that breaks while nobody uses it is taken out of the pool; there is no more to do.
  holder.zhundaBulk.on("error", () => undefined);
  return holder.zhundaBulk;
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
  return untilWon(() => db().$transaction(run, { maxWait: 30_000, timeout: timeoutMs }));
}

/** Runs a transaction again while it loses against another one, five times at the most. */
export async function untilWon<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attemptsLeft = 4; ; attemptsLeft -= 1) {
    try {
      return await attempt();
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
  if (error instanceof pg.DatabaseError) return lostRaces.has(error.code ?? "");
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === "P2034" || error.code === "P2002") return true;
  const meta = databaseError.safeParse(error.meta);
  return meta.success && lostRaces.has(meta.data.driverAdapterError.cause.originalCode);
}
