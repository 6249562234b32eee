import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { listQueued, turnsJob } from "#lib/data/jobs.ts";
import { areTurnsJudged, writeSetting } from "#lib/data/settings.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";
import { rewriteDealerTurns } from "#lib/operations/rewrite-dealer-turns.ts";
import { setTarget } from "#lib/operations/set-target.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { startWorker } from "#tests/support/queue-import.ts";
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

const isQueued = async () => (await listQueued(scope, [turnsJob.key])).size > 0;
const dropJobs = () => db().$executeRaw`DELETE FROM graphile_worker._private_jobs`;

test("where nobody is there to judge, nothing counts as judged", async () => {
  await rewriteDealerTurns(scope, now);
  expect(await areTurnsJudged(scope)).toBe(false);
});

test("an import queues the judging, which is noted when it is done", async () => {
  const rows = Array.from({ length: 40 }, (_, i) => `甲,2026-10-${10 + (i % 20)},2026-11-01`);
  await importFile(await writeTempFile("a.csv", `dealer,due,delivered\n${rows.join("\n")}\n`), {
    now,
  });
  expect([await areTurnsJudged(scope), await isQueued()]).toEqual([false, true]);
  await rewriteDealerTurns(scope, now);
  expect(await areTurnsJudged(scope)).toBe(true);
});

test("a target that is set queues the judging; one that is refused does not", async () => {
  await dropJobs();
  await expect(setTarget(scope, { region: "none", target: 0.8 }, now)).rejects.toThrow();
  expect(await isQueued()).toBe(false);
  await setTarget(scope, { region: null, target: 0.8 }, now);
  expect(await isQueued()).toBe(true);
});

test("a worker judges at its start what nobody ever judged", async () => {
  await dropJobs();
  await db().setting.deleteMany();
  const before = await db().dealerTurn.count();
  await db().dealerTurn.deleteMany();
  const { child } = startWorker(database.url, await mkdtemp(path.join(tmpdir(), "turns-")));
  try {
    await vi.waitFor(async () => expect(await areTurnsJudged(scope)).toBe(true), {
      timeout: 50_000,
      interval: 200,
    });
  } finally {
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }
  expect(before).toBeGreaterThan(0);
  expect(await db().dealerTurn.count()).toBe(before);
}, 60_000);

test("whoever comes after the demo was not judged with it", async () => {
  await db().shipment.updateMany({ data: { retracted: true } });
  await db().$transaction((tx) => writeSetting(tx, "demo", true, now));
  await replaceDemo(scope, now);
  expect(await areTurnsJudged(scope)).toBe(false);
});
