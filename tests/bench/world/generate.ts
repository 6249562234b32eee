import pg from "pg";
import { disconnect } from "#lib/data/client.ts";
import { cellColumns, cellSums, settledOrUnmoved, sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { migrate } from "#prisma/migrate.ts";
import { bulkLoad } from "#tests/bench/world/bulk-load.ts";
import { drawing, insertRest, insertShipments } from "#tests/bench/world/facts-sql.ts";
import { insertWorldReference } from "#tests/bench/world/reference.ts";

export type WorldSize = {
  readonly shipments: number;
  readonly dealers: number;
  /** Whole months before the running one. */
  readonly months: number;
};

/**
 * Fills an empty database with a world of that size, ending at `now`; the same for the same size and
 * civil day. @throws Error where anything is in it already
 */
export async function generateWorld(url: string, size: WorldSize, now: Date) {
  provideDatabaseUrl(url);
  await migrate(url);
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  await client.connect();
  try {
    const { rows } = await client.query("SELECT count(*)::int AS n FROM dealer");
    if (rows[0].n > 0) throw new Error("the database is not empty");
    await insertWorldReference(size.dealers);
    const midnightMs = Math.floor((now.getTime() + 28_800_000) / 86_400_000) * 86_400_000;
    const today = new Date(midnightMs);
    const firstMs = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - size.months, 1);
    const days = (midnightMs - firstMs) / 86_400_000 + 1;
    const first = new Date(firstMs).toISOString().slice(0, 10);
    await client.query(drawing);
    await bulkLoad(client, async () => {
      const nowSeconds = Math.floor(now.getTime() / 1000);
      await client.query(insertShipments, [size.shipments, first, days, nowSeconds]);
      for (const statement of insertRest) await client.query(statement);
      await client.query(rollupOfDays);
      await client.query(rollupOfMonths);
    });
    await client.query("DROP TABLE world_dealer");
    return await countWorld(client);
  } finally {
    await disconnect();
    await client.end();
  }
}

const rollupOfDays = `
  INSERT INTO dealer_sla_day (dealer_id, platform_id, service_class, due_on, ${cellColumns.sql})
  SELECT dealer_id, platform_id, service_class, due_on, ${cellSums(settledOrUnmoved).sql}
  FROM shipment s WHERE NOT retracted GROUP BY 1, 2, 3, 4`;

const rollupOfMonths = `
  INSERT INTO dealer_sla_month (dealer_id, platform_id, service_class, due_month, ${cellColumns.sql})
  SELECT dealer_id, platform_id, service_class, date_trunc('month', due_on::timestamp)::date,
    ${sumsOfCells.sql}
  FROM dealer_sla_day c GROUP BY 1, 2, 3, 4`;

async function countWorld(client: pg.Client) {
  const { rows } = await client.query(`
    SELECT (SELECT count(*)::int FROM shipment) AS shipments,
      (SELECT count(*)::int FROM shipment_event) AS events,
      (SELECT count(*)::int FROM dealer_sla_day) AS "dayCells",
      (SELECT count(*)::int FROM dealer_sla_month) AS "monthCells",
      (pg_database_size(current_database()) / 1e6)::int AS megabytes`);
  return rows[0];
}
