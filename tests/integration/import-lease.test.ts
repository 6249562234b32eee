import { rm, stat } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { holdImport } from "#lib/data/import-lease.ts";
import { findImport } from "#lib/data/imports.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { cancelImport, startImport } from "#lib/importing/start-import.ts";
import { advanceImport } from "#lib/operations/advance-import.ts";
import { discardImport } from "#lib/operations/discard-import.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const now = new Date("2026-11-22T02:00:00Z");
const tools = { clock: () => now };
const rows = Array.from({ length: 40 }, (_, i) => `A${i},2026-11-10 12:00,2026-11-10 11:00`);
const text = `dealer,due,delivered\n${rows.join("\n")}\n`;

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function checked(): Promise<string> {
  const file = await writeTempFile("a.csv", text);
  return (await importFile(file, { now, mode: "check" })).importId;
}

test("an import whose process died is interrupted, and can be carried on", async () => {
  const importId = await checked();
  await advanceImport(scope, importId, { from: ["checked"], to: "importing" }, now);
  expect(await findImport(scope, importId)).toMatchObject({ status: "interrupted" });
  const run = await startImport(scope, importId, tools);
  expect(await run.done).toMatchObject({ shipmentsNew: 40 });
  expect(await findImport(scope, importId)).toMatchObject({ status: "done" });
});

test("while one process holds an import it runs, and nobody else can start it", async () => {
  const importId = await checked();
  await advanceImport(scope, importId, { from: ["checked"], to: "importing" }, now);
  const lease = await holdImport(scope, importId);
  expect(await findImport(scope, importId)).toMatchObject({ status: "importing" });
  await expect(startImport(scope, importId, tools)).rejects.toMatchObject({ code: "wrong_state" });
  await lease?.release();
});

test("of two who start an import at once, one does, and it is imported once", async () => {
  const importId = await checked();
  const starts = await Promise.allSettled([
    startImport(scope, importId, tools),
    startImport(scope, importId, tools),
  ]);
  const started = starts.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  await Promise.all(started.map(({ done }) => done));
  expect(await findImport(scope, importId)).toMatchObject({ status: "done" });
  expect(await db().shipment.count()).toBe(40);
});

async function auditOf(importId: string) {
  const rows = await db().audit.findMany({ where: { subject: importId }, orderBy: { id: "asc" } });
  return rows.filter(({ action }) => action !== "import.reference_created");
}

test("the audit says who began, cancelled and finished an import, and what it counted", async () => {
  const importId = await checked();
  const run = await startImport(scope, importId, tools);
  await cancelImport(scope, importId, now);
  await expect(run.done).rejects.toMatchObject({ code: "interrupted" });
  await (await startImport(scope, importId, tools)).done;
  const rows = await auditOf(importId);
  expect(rows.map(({ action }) => action)).toEqual([
    "import.uploaded",
    "import.check_started",
    "import.checked",
    "import.started",
    "import.cancelled",
    "import.started",
    "import.finished",
  ]);
  expect(rows.at(-1)).toMatchObject({ at: now, data: { rowsRead: 40, rowsRejected: 0 } });
  expect(rows.at(-1)?.data).not.toHaveProperty("newDealers");
});

test("the audit says why an import failed", async () => {
  const importId = await checked();
  const item = await findImport(scope, importId);
  await rm(item?.filePath ?? "");
  const run = await startImport(scope, importId, tools);
  await expect(run.done).rejects.toThrow();
  expect((await auditOf(importId)).at(-1)).toMatchObject({
    action: "import.failed",
    data: { code: "file_refused" },
  });
});

test("a step that is refused leaves no trace in the audit", async () => {
  const importId = await checked();
  const before = await auditOf(importId);
  const step = { from: ["importing"], to: "done" } as const;
  expect(await advanceImport(scope, importId, step, now)).toBe(false);
  expect(await auditOf(importId)).toEqual(before);
});

test("a check is discarded with its upload; what has facts or runs is not", async () => {
  const importId = await checked();
  const item = await findImport(scope, importId);
  await discardImport(scope, importId, now);
  expect(await findImport(scope, importId)).toBeNull();
  await expect(stat(item?.filePath ?? "")).rejects.toMatchObject({ code: "ENOENT" });
  expect((await auditOf(importId)).at(-1)).toMatchObject({ action: "import.discarded" });

  const facts = await writeTempFile("b.csv", text.replaceAll("A", "B"));
  const imported = await importFile(facts, { now });
  const refused = { code: "wrong_state" };
  await expect(discardImport(scope, imported.importId, now)).rejects.toMatchObject(refused);
  expect(await findImport(scope, imported.importId)).toMatchObject({ status: "done" });

  const running = await checked();
  await advanceImport(scope, running, { from: ["checked"], to: "importing" }, now);
  await expect(discardImport(scope, running, now)).rejects.toMatchObject(refused);
});

test("a cancelled run stops and says so; what is written stays", async () => {
  const importId = await checked();
  const run = await startImport(scope, importId, tools);
  await cancelImport(scope, importId, now);
  await expect(run.done).rejects.toMatchObject({ code: "interrupted" });
  expect(await findImport(scope, importId)).toMatchObject({ status: "cancelled" });
  const again = await startImport(scope, importId, tools);
  expect(await again.done).toMatchObject({ rowsRejected: 0 });
});

test("two imports at once that give the same numbers to two dealers: each number ends with one", async () => {
  const lines = (dealer: string) =>
    Array.from({ length: 600 }, (_, i) => `R${i},${dealer},2026-11-10 12:00,2026-11-10 11:00`);
  const header = "shipment no,dealer,due,delivered";
  const files = await Promise.all(
    ["甲", "乙"].map((dealer) =>
      writeTempFile(`${dealer}.csv`, `${[header, ...lines(dealer)].join("\n")}\n`),
    ),
  );
  const runs = await Promise.all(files.map((file) => importFile(file, { now })));
  expect(runs.map(({ counts }) => counts.shipmentsNew).sort()).toEqual([0, 600]);
  const owners = await db().shipment.findMany({
    where: { number: { startsWith: "R" } },
    distinct: ["dealerId"],
    select: { dealerId: true },
  });
  expect(owners).toHaveLength(1);
});

test("a run that fails leaves nothing on the stage, and a later run sweeps what a killed one left", async () => {
  const importId = await checked();
  const dead = "00000000-0000-7000-8000-000000000000";
  const row = { rowNumber: 2, dealerKey: "a", platformKey: "p", unitKey: "c:1", fields: {} };
  await db().importRow.create({ data: { importId: dead, ...row } });
  const run = await startImport(scope, importId, tools);
  await run.done;
  expect(await db().importRow.count()).toBe(0);
});
