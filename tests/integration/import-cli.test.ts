import { execFile } from "node:child_process";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const main = fileURLToPath(new URL("../../lib/cli/main.ts", import.meta.url));

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  dataDir = await mkdtemp(path.join(tmpdir(), "cli-"));
});
beforeEach(async () => {
  await db().$transaction((tx) => emptyWorld(tx));
  await db().import.deleteMany();
  await db().importRejectedRow.deleteMany();
  await db().setting.deleteMany();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Answer = { status: number | string; stdout: string; stderr: string };

function cli(words: string[], url = database.url): Promise<Answer> {
  const env = { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir };
  const quiet = "--disable-warning=ExperimentalWarning";
  return new Promise((resolve) => {
    execFile(process.execPath, [quiet, main, ...words], { env }, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

async function deliveries(rows: readonly string[], ...words: string[]): Promise<Answer> {
  const file = await writeTempFile("a.csv", `dealer,due,delivered\n${rows.join("\n")}\n`);
  return cli(["import", "deliveries", file, "--zone", "Asia/Shanghai", ...words]);
}

const row = (dealer: string) => `${dealer},2026-11-10 12:00,2026-11-10 11:00`;
const near = [row("Northern Light Trading"), row("Northern Light Tradng")];

async function leftovers() {
  return {
    imports: await db().import.count(),
    staged: await db().importRow.count(),
    rejected: await db().importRejectedRow.count(),
    dealers: await db().dealer.count(),
    shipments: await db().shipment.count(),
    uploads: (await readdir(path.join(dataDir, "uploads"))).length,
  };
}
const nothing = { imports: 0, staged: 0, rejected: 0, dealers: 0, shipments: 0, uploads: 0 };

describe("--dry-run writes nothing in the end", () => {
  test("it counts and names what would be rejected, and leaves no trace but the audit", async () => {
    const answer = await deliveries([row("A"), "B,never,"], "--dry-run");
    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain("row 3: due: “never” is not a date.");
    expect(JSON.parse(answer.stdout)).toMatchObject({ dryRun: true, shipmentsNew: 1 });
    expect(await leftovers()).toEqual(nothing);
  });

  test("an import keeps its row and what it rejected", async () => {
    const answer = await deliveries([row("A"), "B,never,"]);
    expect(JSON.parse(answer.stdout)).toMatchObject({ dryRun: false, shipmentsNew: 1 });
    expect(await leftovers()).toMatchObject({ imports: 1, rejected: 1, shipments: 1, uploads: 0 });
  });
});

describe("spellings that are near one another", () => {
  test("are named on stderr, and imported", async () => {
    const answer = await deliveries(near);
    expect(answer.status).toBe(0);
    expect(answer.stderr).toMatch(/perhaps one dealer: "Northern Light Tradn?i?n?g"/);
    expect(await leftovers()).toMatchObject({ dealers: 2, shipments: 2 });
  });

  test("--near refuse names them and writes nothing", async () => {
    const answer = await deliveries(near, "--near", "refuse");
    expect(answer.status).toBe(1);
    expect(answer.stderr).toContain("perhaps one dealer");
    expect(answer.stderr).toContain("nothing was written");
    expect(await leftovers()).toEqual(nothing);
  });

  test("--merge settles them: one dealer with both spellings", async () => {
    const merge = "Northern Light Tradng=Northern Light Trading";
    const answer = await deliveries(near, "--near", "refuse", "--merge", merge);
    expect([answer.status, answer.stderr]).toEqual([0, expect.not.stringContaining("perhaps")]);
    expect(await leftovers()).toMatchObject({ dealers: 1, shipments: 2, imports: 1 });
    expect(await db().dealerAlias.count()).toBe(2);
  });

  test('--merge "X=X" settles them as two', async () => {
    const words = ["--near", "refuse", "--merge", "Northern Light Tradng=Northern Light Tradng"];
    expect(await deliveries(near, ...words)).toMatchObject({ status: 0 });
    expect(await leftovers()).toMatchObject({ dealers: 2, shipments: 2 });
  });
});

describe("settings target", () => {
  test("shows and sets the company's, with a row in the audit", async () => {
    expect(await cli(["settings", "target"])).toMatchObject({ status: 0, stdout: "0.9\n" });
    expect(await cli(["settings", "target", "0.92"])).toMatchObject({ stdout: "0.92\n" });
    expect(await cli(["settings", "target"])).toMatchObject({ stdout: "0.92\n" });
    expect(await db().audit.findMany({ where: { action: "target.set" } })).toMatchObject([
      { data: { region: null, target: 0.92 } },
    ]);
  });

  test("a region's own, until it has none; a region that is not there is 2", async () => {
    const id = "01a00000-0000-7000-8000-000000000001";
    await db().region.create({ data: { id, name: "华东", createdAt: new Date() } });
    const target = (...words: string[]) =>
      cli(["settings", "target", "--region", "华东", ...words]);
    expect(await target()).toMatchObject({ status: 0, stdout: "none\n" });
    expect(await target("0.95")).toMatchObject({ stdout: "0.95\n" });
    expect(await db().region.findFirst()).toMatchObject({ target: 0.95 });
    expect(await target("none")).toMatchObject({ stdout: "none\n" });
    expect(await db().region.findFirst()).toMatchObject({ target: null });
    const foreign = await cli(["settings", "target", "0.95", "--region", "华西"]);
    expect([foreign.status, foreign.stderr]).toEqual([2, expect.stringContaining("华东")]);
  });
});

test("a superuser's DATABASE_URL is refused in one line", async () => {
  const url = inject("superuserUrl");
  if (url === "") {
    console.warn("skipped: the test server's superuser is not known here");
    return;
  }
  const { status, stderr } = await cli(["settings", "target"], url);
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: DATABASE_URL: its role is a superuser.*\n$/);
});
