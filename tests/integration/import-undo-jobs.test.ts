import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { findImport } from "#lib/data/imports.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { queueUndo } from "#lib/importing/undo-import.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import type { Started } from "#tests/support/processes.ts";
import { startWorker, waitForImport } from "#tests/support/queue-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");

let database: TestDatabase;
let dataDir: string;
const workers: Started[] = [];
beforeEach(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  dataDir = await mkdtemp(path.join(tmpdir(), "undo-"));
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map(kill));
  await disconnect();
  await database.drop();
});

function work(): Started {
  const worker = startWorker(database.url, dataDir);
  workers.push(worker);
  return worker;
}

async function kill({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function deliveries(count: number, prefix: string): Promise<string> {
  const rows = Array.from({ length: count }, (_, i) => {
    const day = String(1 + (i % 28)).padStart(2, "0");
    return `${prefix}${i},经销商${i % 37},2026-10-${day} 12:00,2026-10-${day} 1${i % 4}:20`;
  });
  const header = "发货单号,经销商,应达时间,签收时间";
  return writeTempFile("a.csv", `${[header, ...rows].join("\n")}\n`);
}

async function cells() {
  return db().dealerSlaDay.findMany({
    where: { due: { gt: 0 } },
    orderBy: [{ dealerId: "asc" }, { dueOn: "asc" }],
  });
}

test("a worker killed midway: the next one goes on, and each shipment is taken back once", async () => {
  await importFile(await deliveries(500, "A"));
  const before = await cells();
  const { importId } = await importFile(await deliveries(6_000, "B"));
  const first = work();
  await queueUndo(scope, importId, { device: "page", by: null }, new Date());
  const isHalfway = (done: number) => done > 0 && done < 6_000;
  await waitForImport(importId, ({ counts }) => isHalfway(counts.undo?.retracted ?? 0));
  await kill(first);
  const cut = await waitForImport(importId, ({ isHeld }) => !isHeld);
  expect(cut).toMatchObject({ status: "undoing" });
  work();
  const done = await waitForImport(importId, ({ status }) => status === "undone");
  expect(done.counts.undo).toMatchObject({ total: 6_000, retracted: 6_000, touched: 0 });
  expect(await db().shipmentEvent.count({ where: { kind: "retracted" } })).toBe(6_000);
  expect(await db().shipment.count({ where: { retracted: true } })).toBe(6_000);
  expect(await cells()).toEqual(before);
});

test("from the command line: listed, tried dry, undone, and not again", async () => {
  const { importId } = await importFile(await deliveries(3, "A"));
  const cli = async (...words: string[]) => {
    const args = ["--disable-warning=ExperimentalWarning", "lib/cli/main.ts", "import", "undo"];
    const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir };
    const answer = promisify(execFile)(process.execPath, [...args, ...words], { env });
    return (await answer).stdout;
  };
  expect(await cli()).toContain(importId);
  const expected = { retracted: 3, restored: 0, touched: 0 };
  expect(JSON.parse(await cli(importId, "--dry-run"))).toEqual({ dryRun: true, ...expected });
  expect(await findImport(scope, importId)).toMatchObject({ status: "done" });
  expect(JSON.parse(await cli(importId))).toEqual({ dryRun: false, ...expected });
  expect(await findImport(scope, importId)).toMatchObject({ status: "undone" });
  await expect(cli(importId)).rejects.toMatchObject({ code: 1 });
});
