import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  client = new pg.Client(database.url);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

test("a test database is migrated", async () => {
  const { rows } = await client.query("SELECT count(*)::int AS n FROM _prisma_migrations");
  expect(rows[0].n).toBeGreaterThan(0);
});

test("it is reached as an ordinary role", async () => {
  const { rows } = await client.query("SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
  expect(rows[0].rolsuper).toBe(false);
});

test("it has the time zone that was asked for", async () => {
  const { rows } = await client.query("SHOW timezone");
  expect(rows[0].TimeZone).toBe("Asia/Shanghai");
});
