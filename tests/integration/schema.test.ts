import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { diffSql, listMigrationNames, migrate, migratedSchema } from "#prisma/migrate.ts";
import {
  createEmptyDatabase,
  createTestDatabase,
  type TestDatabase,
} from "#tests/support/test-database.ts";

const open: TestDatabase[] = [];
const kept = (database: TestDatabase) => {
  open.push(database);
  return database.url;
};
afterEach(async () => {
  for (const database of open.splice(0)) await database.drop();
});

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Columns, indexes and keys as the catalog has them: what a schema is, however it came about. */
async function catalog(url: string): Promise<string[]> {
  const rows = await query(
    url,
    `SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' '
        || coalesce(udt_name, '') || ' ' || is_nullable || ' ' || coalesce(column_default, '') || ' '
        || coalesce(datetime_precision::text, '') AS line
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
     UNION ALL
     SELECT 'index ' || indexdef FROM pg_indexes
      WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
     UNION ALL
     SELECT 'key ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')
        AND conrelid <> '_prisma_migrations'::regclass
     ORDER BY 1`,
  );
  return rows.map(({ line }) => String(line));
}

test("the newest migration leads to schema.prisma, and its SQL makes just that", async () => {
  const migrated = kept(await createTestDatabase());
  const schema = await readFile("prisma/schema.prisma", "utf8");
  expect(await migratedSchema()).toBe(schema);

  const made = kept(await createEmptyDatabase());
  await query(made, await diffSql(made, null, schema));
  await query(made, `CREATE TABLE _prisma_migrations (id text PRIMARY KEY)`);
  // Partial indexes and those of expressions, for which Prisma's schema language has no words.
  const isPartial = (line: string) => /^index .* (?:WHERE |USING gin \()/.test(line);
  const found = await catalog(migrated);
  const partial = found.filter(isPartial).map((line) => line.match(/INDEX (\S+)/)?.[1]);
  expect(partial.sort()).toEqual([
    "alarm_holding",
    "audit_assigned",
    "calendar_version_platform",
    "excuse_request_open",
    "outbox_unnumbered",
    "policy_version_dealer",
    "policy_version_platform",
    "product_search",
    "receipt_disputed",
    "shipment_driver",
    "shipment_moved",
    "shipment_open",
    "shipment_unsettled",
  ]);
  expect(found.filter((line) => !isPartial(line))).toEqual(await catalog(made));
});

test("two processes that migrate at once both succeed, and each migration is applied once", async () => {
  const url = kept(await createEmptyDatabase());
  const names = await listMigrationNames();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  expect(applied.flat()).toEqual(names);
  expect(await migrate(url)).toEqual([]);
});

test("a migration that was killed midway is applied again", async () => {
  const url = kept(await createEmptyDatabase());
  await migrate(url);
  await query(
    url,
    `DROP OWNED BY CURRENT_USER;
     CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL,
       finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
       rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(),
       applied_steps_count int NOT NULL DEFAULT 0)`,
  );
  const [first] = await listMigrationNames();
  await query(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('1', '', '${first}')`,
  );
  expect(await migrate(url)).toContain(first);
});

test.each(["shipment_event", "promise", "audit"])(
  "%s is append-only: its owner can neither change nor delete",
  async (table) => {
    const url = kept(await createTestDatabase());
    await expect(query(url, `DELETE FROM ${table}`)).rejects.toThrow("permission denied");
    const [column] = await query(
      url,
      `SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' LIMIT 1`,
    );
    const change = `UPDATE ${table} SET "${column?.column_name}" = NULL`;
    await expect(query(url, change)).rejects.toThrow("permission denied");
    const [role] = await query(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user");
    expect(role?.rolsuper).toBe(false);
  },
);

test("facts of a dealer have keys that begin with the dealer, and no triggers of ours", async () => {
  const url = kept(await createTestDatabase());
  const facts = [
    "dealer_order",
    "order_line",
    "shipment",
    "shipment_line",
    "shipment_event",
    "promise",
    "pause",
    "excuse",
    "dealer_sla_day",
  ];
  const rows = await query(
    url,
    `SELECT indrelid::regclass::text AS fact, a.attname AS first_column
     FROM pg_index i
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
     WHERE i.indisunique AND indrelid::regclass::text = ANY ('{${facts.join(",")}}')`,
  );
  expect([...new Set(rows.map(({ fact }) => fact))].sort()).toEqual([...facts].sort());
  expect(rows.every(({ first_column }) => first_column === "dealer_id")).toBe(true);
  const triggers = await query(url, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal");
  expect(triggers).toEqual([]);
});
