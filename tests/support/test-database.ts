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

async function runOnServer(statement: string): Promise<void> {
  const client = new pg.Client(inject("serverUrl"));
  await client.connect();
  await client.query(statement).finally(() => client.end());
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
  return { url: url.href, drop: () => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}
