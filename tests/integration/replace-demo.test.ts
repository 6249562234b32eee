import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { readCompany, writeSetting } from "#lib/data/settings.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("settings:write");
const now = new Date("2026-11-22T02:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test("where there is no demo, that is said and nothing is deleted", async () => {
  const error = { code: "no_demo", params: {} };
  await expect(replaceDemo(scope, now)).rejects.toMatchObject(error);
  expect(failureText(error, "en")).toContain("There is no demo");
  expect(failureText(error, "zh-CN")).toContain("演示数据");
  expect(await db().audit.count()).toBe(0);
});

test("a demo goes once, with one row in the audit", async () => {
  await db().$transaction((tx) => writeSetting(tx, "demo", true, now));
  await db().region.create({
    data: { id: "01a00000-0000-7000-8000-000000000001", name: "R", createdAt: now },
  });
  expect(await replaceDemo(scope, now)).toMatchObject({ imports: 0 });
  expect(await db().region.count()).toBe(0);
  expect(await readCompany(scope)).toMatchObject({ demo: false });
  await expect(replaceDemo(scope, now)).rejects.toMatchObject({ code: "no_demo" });
  const rows = await db().audit.findMany({ orderBy: { id: "asc" } });
  expect(rows).toMatchObject([
    { action: "demo.replaced", at: now },
    // Nobody could sign in: a link for the first admin.
    { action: "link.made", at: now },
  ]);
});

test("beside one's own data the demo stays", async () => {
  await db().$transaction((tx) => writeSetting(tx, "demo", true, now));
  const file = await writeTempFile("a.csv", "dealer,due,delivered\nA,2026-11-10,2026-11-10\n");
  await importFile(file, { now });
  await expect(replaceDemo(scope, now)).rejects.toMatchObject({ code: "own_data_present" });
  expect(await db().shipment.count()).toBe(1);
});
