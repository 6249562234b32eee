import type pg from "pg";

const tables = [
  "dealer_order",
  "order_line",
  "shipment",
  "shipment_line",
  "shipment_event",
  "promise",
  "excuse",
  "pause",
  "dealer_sla_day",
  "dealer_sla_month",
];

/** Loads tables without their keys and indexes, and builds those afterwards, in one transaction. */
export async function bulkLoad(client: pg.Client, load: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  await client.query("SET LOCAL maintenance_work_mem = '512MB'");
  await client.query("SET LOCAL work_mem = '256MB'");
  const statements = async (query: string) =>
    (await client.query<{ drop: string; make: string }>(query, [tables])).rows;
  const constraints = await statements(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname,
        pg_get_constraintdef(oid)) AS make
    FROM pg_constraint
    WHERE contype IN ('f', 'p')
      AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))
    ORDER BY contype = 'p', conname`);
  const indexes = await statements(`
    SELECT format('DROP INDEX %I', indexname) AS drop, indexdef AS make
    FROM pg_indexes i
    WHERE schemaname = 'public' AND tablename = ANY($1)
      AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)`);
  const all = [...constraints, ...indexes];
  for (const { drop } of all) await client.query(drop);
  await load();
  // Keys before what refers to them.
  for (const { make } of all.reverse()) await client.query(make);
  await client.query("COMMIT");
  // Hint bits and the visibility map too, as a database that has run for a while has them.
  for (const table of tables) await client.query(`VACUUM ANALYZE ${table}`);
}
