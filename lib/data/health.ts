import { z } from "zod";
import { db } from "#lib/data/client.ts";

/** Asks the database for an answer; throws when it gives none. Reads no data, so takes no scope. */
export async function pingDatabase(): Promise<void> {
  await db().$queryRaw`SELECT 1`;
}

const migrationRow = z.object({ migration_name: z.string() });

/** The names of the migrations that the database has finished. Reads no data, so takes no scope. */
export async function listAppliedMigrations(): Promise<string[]> {
  const rows = await db().$queryRaw`
    SELECT migration_name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
  `;
  return z
    .array(migrationRow)
    .parse(rows)
    .map((row) => row.migration_name);
}
