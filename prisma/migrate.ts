/**
 * Migrations by Prisma's own engine as WebAssembly: the same SQL and the same `_prisma_migrations`
 * as `prisma migrate deploy`, without its binary, which a closed network cannot download.
 *
 *   node prisma/migrate.ts               apply what DATABASE_URL lacks
 *   node prisma/migrate.ts create NAME   write the SQL from the newest migration to schema.prisma
 */
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { type MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { runMigrations } from "graphile-worker";
import pg from "pg";

const prismaDir = import.meta.dirname;
const migrationsDir = path.join(prismaDir, "migrations");
const schemaPath = path.join(prismaDir, "schema.prisma");
const filters = { externalTables: [], externalEnums: [] };

/** Any constant will do: all processes that migrate one database queue behind this lock. */
const migrationLockKey = 7_102;

/** The names of the migrations in the repository, in the order in which they apply. */
export async function listMigrationNames(): Promise<string[]> {
  const entries = await readdir(migrationsDir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Applies the migrations that the database lacks, those of the queue of jobs (a schema of its own)
 * included; returns the names of ours. Safe to call from several
 * processes at once: they queue behind an advisory lock. Throws when a migration fails.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const lock = new pg.Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [migrationLockKey]);
    await runMigrations({ connectionString: databaseUrl });
    const unfinished = await listUnfinished(lock);
    return await withEngine(databaseUrl, async (engine) => {
      // Every migration is one transaction (see create): one that was killed midway left nothing
      // behind but its name, so it is marked as rolled back and applied again.
      for (const migrationName of unfinished)
        await engine.markMigrationRolledBack({ migrationName });
      const output = await engine.applyMigrations({
        migrationsList: await migrationList(),
        filters,
      });
      return output.appliedMigrationNames;
    });
  } finally {
    await lock.end();
  }
}

async function listUnfinished(client: pg.Client): Promise<string[]> {
  const known = await client.query("SELECT to_regclass('_prisma_migrations') IS NOT NULL AS known");
  if (!known.rows[0].known) return [];
  const { rows } = await client.query(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL",
  );
  return rows.map((row) => String(row.migration_name));
}

/**
 * SQL from one data model to another (null = from an empty database). The engine is never pointed at
 * a live database for this: it describes one with catalog columns of type "char", which adapter-pg
 * 7.10 cannot read. Each migration therefore keeps the schema it leads to beside its SQL.
 */
export async function diffSql(
  databaseUrl: string,
  from: string | null,
  to: string,
): Promise<string> {
  const model = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: schemaPath, content }],
  });
  return withEngine(databaseUrl, async (engine) => {
    const result = await engine.diff({
      from: from === null ? { tag: "empty" } : model(from),
      to: model(to),
      script: true,
      exitCode: null,
      filters,
    });
    return (result.stdout ?? "").trim();
  });
}

/** The schema that the newest migration leads to; null before the first. */
export async function migratedSchema(): Promise<string | null> {
  const newest = (await listMigrationNames()).at(-1);
  return newest ? readFile(path.join(migrationsDir, newest, "schema.prisma"), "utf8") : null;
}

async function withEngine<T>(databaseUrl: string, use: (engine: SchemaEngine) => Promise<T>) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    options: "-c TimeZone=UTC",
    // One connection: the engine sends a script statement by statement, BEGIN and COMMIT among them.
    max: 1,
    idleTimeoutMillis: 500,
  });
  const schema = await readFile(schemaPath, "utf8");
  const engine = await SchemaEngine.new(
    { datamodels: [[schemaPath, schema]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  try {
    return await use(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

async function migrationList(): Promise<MigrationList> {
  const names = await listMigrationNames();
  return {
    baseDir: migrationsDir,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: {
            tag: "ok" as const,
            value: await readFile(path.join(migrationsDir, name, "migration.sql"), "utf8"),
          },
        },
      })),
    ),
  };
}

/** The migration is over when its transaction is: the engine's own note of that would come after. */
function inOneTransaction(name: string, sql: string): string {
  const finished = `UPDATE "_prisma_migrations" SET "finished_at" = now() WHERE "migration_name" = '${name}';`;
  return `BEGIN;\n\n${sql}\n\n${finished}\n\nCOMMIT;\n`;
}

async function create(databaseUrl: string, name: string | undefined): Promise<string> {
  if (!name || !/^[a-z0-9_]+$/.test(name)) throw new Error("create wants a name of a-z, 0-9 and _");
  const schema = await readFile(schemaPath, "utf8");
  const sql = await diffSql(databaseUrl, await migratedSchema(), schema);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const dir = path.join(migrationsDir, `${stamp}_${name}`);
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(dir, "migration.sql"), inOneTransaction(path.basename(dir), sql));
  await writeFile(path.join(dir, "schema.prisma"), schema);
  return dir;
}

async function main([command, name]: readonly string[]) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set");
  if (command === "create") {
    console.log(await create(url, name));
    return;
  }
  if (command !== undefined) throw new Error(`unknown command ${command}`);
  const applied = await migrate(url);
  console.log(applied.length === 0 ? "already at head" : `applied ${applied.join(", ")}`);
}

if (import.meta.main) {
  const status = await main(process.argv.slice(2)).then(
    () => 0,
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      return 1;
    },
  );
  // The engine leaves a timer of ten seconds behind.
  process.exit(status);
}
