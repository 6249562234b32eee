import { once } from "node:events";
import { mkdtemp, readdir, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { importOptionsSchema } from "#lib/contracts/import.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { findImport, type ImportItem, listImports } from "#lib/data/imports.ts";
import { isWorkerThere } from "#lib/data/jobs.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { describeUpload } from "#lib/importing/describe-upload.ts";
import { cancelImport, queueCheck, queueImport } from "#lib/importing/start-import.ts";
import { removeOldUploads } from "#lib/operations/remove-old-uploads.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import type { Started } from "#tests/support/processes.ts";
import {
  queueFile,
  queueFileCheck,
  startWorker,
  waitForImport,
} from "#tests/support/queue-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const header = "发货单号,客户名称,发货仓,时效,下单时间,要求送达时间,签收时间,产品编号,数量";

/** Rows of many dealers; some cannot be read, and some disagree about their shipment. */
function deliveries(count: number): string {
  const rows = Array.from({ length: count }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, "0");
    const number = i % 500 === 499 ? `K${i - 1}` : `K${i}`;
    const due = i % 700 === 3 ? "不知道" : `2026-10-${day} 12:00`;
    const delivered = `2026-10-${day} ${i % 6 === 0 ? "13:20" : "11:20"}`;
    return `${number},经销商${i % 97},平台${i % 5},同城,2026-10-${day} 10:00,${due},${delivered},P${i % 40},1`;
  });
  return `${[header, ...rows].join("\n")}\n`;
}

let database: TestDatabase;
let dataDir: string;
const workers: Started[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  dataDir = await mkdtemp(path.join(tmpdir(), "jobs-"));
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => end(worker, "SIGKILL")));
  await disconnect();
  await database.drop();
});

function work(): Started {
  const worker = startWorker(database.url, dataDir);
  workers.push(worker);
  return worker;
}

async function end({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
  return child.exitCode;
}

const isDone = ({ status }: ImportItem) => status === "done";
const isHalfWritten = ({ status, counts }: ImportItem) =>
  status === "importing" && counts.phase === "writing" && counts.rowsPlanned > 2_000;

/** All that the database holds of shipments, told by names in place of ids. */
async function world(): Promise<unknown> {
  return db().$queryRaw`
    SELECT s.number, d.name AS dealer, p.name AS platform, s.due_on::text, s.delivered_at,
      (SELECT string_agg(kind || occurred_at, ' ' ORDER BY kind, occurred_at) FROM shipment_event e
        WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id) AS events,
      (SELECT count(*)::int FROM promise q
        WHERE q.dealer_id = s.dealer_id AND q.shipment_id = s.id) AS promises,
      (SELECT sum(quantity)::int FROM shipment_line l
        WHERE l.dealer_id = s.dealer_id AND l.shipment_id = s.id) AS quantity,
      (SELECT sum(due)::int FROM dealer_sla_day c WHERE c.dealer_id = s.dealer_id) AS due,
      (SELECT sum(on_time)::int FROM dealer_sla_day c WHERE c.dealer_id = s.dealer_id) AS on_time
    FROM shipment s JOIN dealer d ON d.id = s.dealer_id JOIN platform p ON p.id = s.platform_id
    ORDER BY s.number`;
}

async function countsOf(importId: string) {
  const { startedAt: _, ...counts } = (await findImport(scope, importId))?.counts ?? {};
  return { ...counts, rejected: await db().importRejectedRow.count({ where: { importId } }) };
}

type Outcome = { counts: object; world: unknown };
const outcomes = new Map<string, Outcome>();

/** What an import of the text comes to where nothing disturbs it. */
async function undisturbed(text: string): Promise<Outcome> {
  const known = outcomes.get(text);
  if (known) return known;
  const quiet = await createTestDatabase();
  await disconnect();
  provideDatabaseUrl(quiet.url);
  const { importId } = await importFile(await writeTempFile("a.csv", text));
  const answer = { counts: await countsOf(importId), world: await world() };
  await disconnect();
  await quiet.drop();
  provideDatabaseUrl(database.url);
  outcomes.set(text, answer);
  return answer;
}

test("a worker killed midway, twice: the next one goes on, and nothing differs in the end", async () => {
  const text = deliveries(24_000);
  const expected = await undisturbed(text);
  const file = await writeTempFile("a.csv", text);
  const first = work();
  const importId = await queueFile(file, dataDir);
  await waitForImport(importId, isHalfWritten);
  await end(first, "SIGKILL");
  const cut = await waitForImport(importId, ({ isQueued }) => isQueued);
  expect(cut.counts.rowsPlanned).toBeLessThan(24_000);

  const second = work();
  await waitForImport(importId, ({ isQueued, counts }) => !isQueued && counts.rowsPlanned > 12_000);
  await end(second, "SIGKILL");
  work();
  await waitForImport(importId, isDone);
  expect(await countsOf(importId)).toEqual(expected.counts);
  expect(await world()).toEqual(expected.world);
  expect(await db().importRow.count()).toBe(0);
  expect(await readdir(path.join(dataDir, "uploads"))).toEqual([]);
}, 180_000);

test("SIGTERM: a worker finishes its batch, hands over the rest and ends; the next one goes on", async () => {
  const text = deliveries(8_000);
  const expected = await undisturbed(text);
  const first = work();
  const importId = await queueFile(await writeTempFile("a.csv", text), dataDir);
  await waitForImport(importId, isHalfWritten);
  expect(await end(first, "SIGTERM")).toBe(0);
  expect(await findImport(scope, importId)).toMatchObject({ status: "importing", isQueued: true });
  expect(await isWorkerThere(scope)).toBe(false);
  const jobs = await db().$queryRaw`SELECT key, locked_by FROM graphile_worker.jobs`;
  expect(jobs).toEqual([{ key: `import:${importId}`, locked_by: null }]);
  work();
  await waitForImport(importId, isDone);
  expect(await countsOf(importId)).toEqual(expected.counts);
  expect(await world()).toEqual(expected.world);
}, 120_000);

test("killed while it reads: the file is read again from its start", async () => {
  const text = deliveries(8_000);
  const expected = await undisturbed(text);
  const first = work();
  const importId = await queueFile(await writeTempFile("a.csv", text), dataDir);
  await waitForImport(importId, ({ counts }) => counts.mode === "import" && counts.rowsRead > 0);
  await end(first, "SIGKILL");
  work();
  await waitForImport(importId, isDone);
  expect(await countsOf(importId)).toEqual(expected.counts);
  expect(await world()).toEqual(expected.world);
}, 120_000);

test("two workers and one import: one of them does it, once", async () => {
  work();
  work();
  const importId = await queueFile(await writeTempFile("a.csv", deliveries(3_000)), dataDir);
  await waitForImport(importId, isDone);
  expect(await countsOf(importId)).toMatchObject({ rowsRead: 3_000, shipmentsUnchanged: 0 });
}, 60_000);

test("two imports at once: one writes, the other says that it waits, and both come in", async () => {
  work();
  const files = await Promise.all(
    [4_000, 4_000].map((count, i) =>
      writeTempFile(`${i}.csv`, deliveries(count).replaceAll("K", `N${i}-`)),
    ),
  );
  const ids = await Promise.all(files.map((file) => queueFile(file, dataDir)));
  const [a, b] = ids.map((id) =>
    waitForImport(id, ({ status, counts }) => status === "done" || counts.phase === "waiting"),
  );
  const seen = await Promise.race([a, b]);
  expect(seen?.counts.phase).toBe("waiting");
  await Promise.all(ids.map((id) => waitForImport(id, isDone)));
  expect(await db().shipment.count()).toBeGreaterThan(7_900);
}, 120_000);

test("without a worker an import waits; cancelled meanwhile it never begins", async () => {
  const importId = await queueFileCheck(await writeTempFile("a.csv", deliveries(10)), dataDir);
  expect(await findImport(scope, importId)).toMatchObject({ status: "checking", isQueued: true });
  expect(await isWorkerThere(scope)).toBe(false);
  await cancelImport(scope, importId, new Date());
  expect(await findImport(scope, importId)).toMatchObject({ status: "cancelled", isQueued: false });
  expect(await db().$queryRaw`SELECT 1 FROM graphile_worker.jobs`).toEqual([]);
});

test("cancelled while it writes: what is written is counted exactly, stays, and it can go on", async () => {
  const text = deliveries(8_000);
  const expected = await undisturbed(text);
  work();
  const importId = await queueFile(await writeTempFile("a.csv", text), dataDir);
  await waitForImport(importId, isHalfWritten);
  await cancelImport(scope, importId, new Date());
  const item = await findImport(scope, importId);
  expect(item).toMatchObject({ status: "cancelled", cancelAt: expect.any(Date) });
  const written = await db().shipment.count();
  expect(written).toBe(item?.counts.shipmentsNew);
  expect(written).toBeLessThan(7_900);
  await queueImport(scope, importId, new Date());
  await waitForImport(importId, isDone);
  expect(await countsOf(importId)).toEqual(expected.counts);
  expect(await world()).toEqual(expected.world);
}, 120_000);

test("begun many times at once it begins once; the others are told that it runs", async () => {
  const file = await writeTempFile("twice.csv", deliveries(50));
  const importId = await queueFileCheck(file, dataDir);
  await cancelImport(scope, importId, new Date());
  const { mapping } = await describeUpload(file);
  const options = importOptionsSchema.parse({ zone: "Asia/Shanghai" });
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, () => queueCheck(scope, importId, mapping, options, new Date())),
  );
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(7);
  expect(await db().audit.count({ where: { action: "import.check_started" } })).toBe(2);
});

test("the history has pages; beyond the last is the last", async () => {
  const file = await writeTempFile("a.csv", deliveries(3));
  for (let i = 0; i < 3; i += 1) await queueFileCheck(file, dataDir);
  const page = await listImports(scope, { page: 9, size: 2 });
  expect(page).toMatchObject({ page: 2, total: 3, done: 0 });
  expect(page.items).toMatchObject([{ origin: "page", startedBy: null }]);
});

test("uploads that nobody came back to go after thirty days, those that wait for a worker do not", async () => {
  const uploads = path.join(dataDir, "uploads");
  const file = await writeTempFile("a.csv", deliveries(3));
  const [old, waiting, young] = [
    await queueFileCheck(file, dataDir),
    await queueFileCheck(file, dataDir),
    await queueFileCheck(file, dataDir),
  ];
  await cancelImport(scope, old, new Date());
  await cancelImport(scope, young, new Date());
  await writeFile(path.join(uploads, "broken-off.part"), "a");
  const now = new Date();
  const before = new Date(now.getTime() - 31 * 86_400_000);
  for (const name of [old, waiting, "broken-off.part"]) {
    await utimes(path.join(uploads, name), before, before);
  }
  await removeOldUploads(scope, uploads, now);
  expect((await readdir(uploads)).sort()).toEqual([waiting, young].sort());
  expect(await findImport(scope, old)).toMatchObject({ error: { params: { days: 30 } } });
  const rows = await db().audit.findMany({ where: { action: "import.upload_removed" } });
  expect(rows).toMatchObject([{ subject: old }]);
});
