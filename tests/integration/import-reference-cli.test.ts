import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { gb18030Of } from "#tests/unit/importing/reading/encode-text.ts";

const main = fileURLToPath(new URL("../../lib/cli/main.ts", import.meta.url));

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  dataDir = await mkdtemp(path.join(tmpdir(), "cli-"));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Answer = { status: number | string; stdout: string; stderr: string };

function cli(...words: string[]): Promise<Answer> {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir };
  const quiet = "--disable-warning=ExperimentalWarning";
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [quiet, main, "import", ...words],
      { env },
      (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test("a dry run leaves nothing, the import its things, in GB18030", async () => {
  const text = "平台,时区,大区\n沈阳,Asia/Shanghai,东北\n火星,Mars/Base,东北\n";
  const file = await writeTempFile("a.csv", gb18030Of(text));
  const dry = await cli("platforms", file, "--dry-run", "--lang", "zh");
  expect(dry.status).toBe(1);
  expect(dry.stderr).toContain("row 3: 时区: “Mars/Base”不是时区");
  expect(JSON.parse(dry.stdout)).toMatchObject({ dryRun: true, recordsNew: 1, regionsNew: 1 });
  expect([await db().platform.count(), await db().import.count()]).toEqual([0, 0]);

  expect(JSON.parse((await cli("platforms", file)).stdout)).toMatchObject({ recordsNew: 1 });
  expect(await db().import.findFirst()).toMatchObject({ kind: "platforms", origin: "command" });
  expect(JSON.parse((await cli("platforms", file)).stdout)).toMatchObject({ recordsUnchanged: 1 });
});

test("--map, and --encoding where the content does not say", async () => {
  // one Chinese character might be two Western letters as well
  const file = await writeTempFile("b.csv", gb18030Of("n,r,m\n李,driver,13800138000\n"));
  const map = ["--map", "personName=n,role=r,mobile=m"];
  const refused = await cli("users", file, ...map);
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining("Line 2, column 1 (byte 7 of the file, C0) is not UTF-8"),
  ]);
  const taken = await cli("users", file, ...map, "--encoding", "gb18030");
  expect([taken.status, taken.stderr]).toEqual([0, expect.stringContaining('mobile = column "m"')]);
  expect(await db().person.findFirst()).toMatchObject({
    name: "李",
    role: "driver",
    mobile: "+8613800138000",
  });
});

test("a field of another kind, or none of what is needed, is called wrongly", async () => {
  const file = await writeTempFile("c.csv", "a,b\n1,2\n");
  expect(await cli("products", file, "--map", "dueAt=a")).toMatchObject({ status: 2 });
  const { status, stderr } = await cli("products", file);
  expect([status, stderr]).toEqual([2, expect.stringContaining("Choose the column of “SKU")]);
});
