import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import type { Statement } from "#tests/bench/order/recorded.ts";

const run = promisify(execFile);

/** pgbench takes no more scripts than that. */
const MAX_SCRIPTS = 64;
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/**
 * Runs recorded transactions by pgbench: a script a transaction, in which every id and number that
 * only this transaction names is drawn anew each time. Answers transactions a second; null where pgbench is not
 * installed.
 */
export async function runPgbench(
  url: string,
  transactions: readonly (readonly Statement[])[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<number | null> {
  const version = await run("pgbench", ["--version"]).catch(() => null);
  if (version === null) return null;
  const folder = await mkdtemp(path.join(tmpdir(), "bench-pgbench-"));
  try {
    const known = await referenceIds(url);
    const picked = transactions.slice(-MAX_SCRIPTS);
    const files = await Promise.all(
      picked.map(async (statements, i) => {
        const file = path.join(folder, `${i}.sql`);
        await writeFile(file, scriptOf(statements, known));
        return file;
      }),
    );
    const { stdout } = await run(
      "pgbench",
      [
        ...["-n", "-c", String(connections), "-j", "2", "-T", String(seconds)],
        ...files.flatMap((file) => ["-f", file]),
        url,
      ],
      { env: { ...process.env, PGOPTIONS: "-c TimeZone=UTC -c jit=off" }, maxBuffer: 10_000_000 },
    );
    const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1];
    if (failed !== undefined && failed !== "0") throw new Error(`pgbench: ${failed} failed`);
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Ids of what orders refer to: these stay as they are. */
async function referenceIds(url: string): Promise<ReadonlySet<string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tables = ["dealer", "site", "product", "platform", "calendar_version", "policy_version"];
  const sql = tables.map((table) => `SELECT id FROM ${table}`).join(" UNION ALL ");
  const { rows } = await client.query<{ id: string }>(sql);
  await client.end();
  return new Set(rows.map(({ id }) => id));
}

function scriptOf(statements: readonly Statement[], known: ReadonlySet<string>): string {
  const names = new Map<string, string>();
  const body = statements.map(({ text, values }) => {
    const filled = text.replace(/\$(\d+)/g, (_, place) => literal(values[Number(place) - 1]));
    const drawn = filled.replace(uuid, (id) => {
      if (known.has(id)) return id;
      const name = names.get(id) ?? `id${names.size}`;
      names.set(id, name);
      return `01900000-0000-7000-8000-:${name}`;
    });
    // A variable must not follow a colon.
    const numbered = drawn
      .replace(/n:1\d{5}-(?=\d\b)/g, "n-:number-")
      .replace(/\b1\d{5}-(?=\d\b)/g, ":number-");
    return `${numbered.replace(/\s+/g, " ").trim()};`;
  });
  const draws = [...names.values()].map(
    (name) => `\\set ${name} random(100000000000, 999999999999)`,
  );
  draws.push("\\set number random(1000000000, 9999999999)");
  return [...draws, "BEGIN;", ...body, "COMMIT;", ""].join("\n");
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return `'${value.toISOString()}'`;
  return pg.escapeLiteral(String(value));
}
