import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a database to run CREATE DATABASE from; its role may do so. */
    serverUrl: string;
    /** Address of the same server's superuser; empty where TEST_DATABASE_URL names the server. */
    superuserUrl: string;
    /** Name of the migrated database that test databases are cloned from. */
    template: string;
  }
}

/** A database of its own for one test file: address of an ordinary role, and its removal. */
export type TestDatabase = { url: string; drop(): Promise<void> };

async function runOnServer(...statements: string[]): Promise<void> {
  const client = new pg.Client(inject("serverUrl"));
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * Ends the connections of our role first. DROP … WITH (FORCE) would be one step, but it is refused
 * while autovacuum, which is the superuser's, looks at a table; the plain one sends that away itself.
 */
function dropDatabase(name: string): Promise<void> {
  return runOnServer(
    `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = '${name}' AND usename = current_user`,
    `DROP DATABASE ${name}`,
  );
}

/** A database without anything in it, for tests of migrating. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase("template1", "UTC");
}

/**
 * Clones the migrated template; takes about 50 ms.
 * @param timeZone the database's TimeZone setting; UTC unless a test is about drift
 */
export function createTestDatabase(timeZone = "UTC"): Promise<TestDatabase> {
  return createDatabase(inject("template"), timeZone);
}

async function createDatabase(template: string, timeZone: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await runOnServer(`ALTER DATABASE ${name} SET timezone TO '${timeZone}'`);
  const url = new URL(inject("serverUrl"));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => dropDatabase(name) };
}
