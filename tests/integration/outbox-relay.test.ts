import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { v7 as newId } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Actor, actorScope, operatorScope, type Reach } from "#lib/auth/scope.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { type OutboxHub, openHub } from "#lib/data/outbox-hub.ts";
import { type OutboxRelay, openRelay, removeTold } from "#lib/data/outbox-relay.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import type { Started } from "#tests/support/processes.ts";
import { startWorker } from "#tests/support/queue-import.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("shipments:read");
const at = new Date("2026-11-21T10:18:00Z");
const [dealerId, platformId] = [newId(), newId()];

let database: TestDatabase;
const relays: OutboxRelay[] = [];
const hubs: OutboxHub[] = [];
const workers: Started[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterEach(async () => {
  await Promise.all(relays.splice(0).map((relay) => relay.close()));
  await Promise.all(hubs.splice(0).map((hub) => hub.close()));
  await Promise.all(workers.splice(0).map(kill));
  await disconnect();
  await database.drop();
});

async function relay(): Promise<OutboxRelay> {
  const one = await openRelay(scope);
  relays.push(one);
  return one;
}

function hub(): OutboxHub {
  const one = openHub();
  hubs.push(one);
  return one;
}

async function kill({ child }: Started): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** Commits one message of a shipment; answers its id. */
async function tell(id = newId(), told: Partial<Record<"dealerId" | "platformId", string>> = {}) {
  const shipment = { dealerId, platformId, id, ...told };
  await inSqlTransaction(scope, (tx) => tellShipments(tx, "shipment.logged", [shipment], {}, at));
  return id;
}

/** The shipments of all messages that have a number, in its order. */
async function numbered(): Promise<(string | null)[]> {
  const rows = await db().outbox.findMany({
    where: { seq: { not: null } },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ shipmentId }) => shipmentId);
}

/** What is told after a number, as soon as the hub has heard of it. */
async function heard(listening: OutboxHub, cursor: number) {
  for (;;) {
    const told = await listening.after(scope, cursor);
    if (told) return told;
    await listening.change(listening.turn(), new AbortController().signal, 20);
  }
}

function viewer(role: Actor["role"], reach: Reach, id = newId()) {
  return actorScope({ id, name: "某人", role, reach }, "shipments:read");
}

test("an earlier transaction that commits later is numbered later, and none is skipped", async () => {
  const one = await relay();
  const slow = new pg.Client(database.url);
  await slow.connect();
  await slow.query("BEGIN");
  const [early, id] = [newId(), newId()];
  const insert = `INSERT INTO outbox (id, topic, dealer_id, shipment_id, platform_id, payload, created_at)
    VALUES ($1, 'shipment.logged', $2, $3, $4, '{}', '2026-11-21T09:00:00Z')`;
  await slow.query(insert, [newId(), dealerId, early, platformId]);
  const later = await tell(id);
  expect(await one.number()).toBe(1);
  expect(await numbered()).toEqual([later]);
  await slow.query("COMMIT");
  await slow.end();
  expect(await one.number()).toBe(1);
  expect(await one.number()).toBe(0);
  expect(await numbered()).toEqual([later, early]);
});

test("what was rolled back is never told", async () => {
  const one = await relay();
  const shipment = { dealerId, platformId, id: newId() };
  const failing = inSqlTransaction(scope, async (tx) => {
    await tellShipments(tx, "shipment.logged", [shipment], {}, at);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await one.number()).toBe(0);
});

test("of two relays one works, and the other goes on when it is gone", async () => {
  const [first, second] = [await relay(), await relay()];
  const ids = [await tell(), await tell()];
  expect(await first.number()).toBe(2);
  expect(await second.number()).toBeNull();
  ids.push(await tell());
  relays.shift();
  await first.close();
  expect(await second.number()).toBe(1);
  // Of one moment, whichever comes first; what came after them is last.
  const told = await numbered();
  expect(told.toSorted()).toEqual(ids.toSorted());
  expect(told[2]).toBe(ids[2]);
});

test("the relay killed again and again: every commit arrives, in order, and no rollback does", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "relay-"));
  const listening = hub();
  const committed = new Set<string>();
  const failed: string[] = [];
  const arrived: string[] = [];
  const seqs: number[] = [];
  const stop = new AbortController();
  const reading = (async () => {
    let { cursor } = await listening.begin(0);
    while (!stop.signal.aborted) {
      const turn = listening.turn();
      const told = await listening.after(scope, cursor);
      if (told === null) {
        await listening.change(turn, stop.signal, 200);
        continue;
      }
      cursor = told.cursor;
      seqs.push(cursor);
      arrived.push(...told.keys.map(({ shipmentId }) => shipmentId));
    }
  })();
  let isWriting = true;
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let i = 0; isWriting; i += 1) {
      const shipments = Array.from({ length: 25 }, () => ({ dealerId, platformId, id: newId() }));
      const fails = (i + writer) % 5 === 0;
      await inSqlTransaction(scope, async (tx) => {
        await tellShipments(tx, "shipment.logged", shipments, {}, at);
        if (fails) throw new Error("rolled back");
      }).catch(() => undefined);
      for (const { id } of shipments) fails ? failed.push(id) : committed.add(id);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  });
  for (let round = 0; round < 3; round += 1) {
    const worker = startWorker(database.url, dataDir);
    workers.push(worker);
    const before = arrived.length;
    while (arrived.length < before + 500) await new Promise((resolve) => setTimeout(resolve, 20));
    await kill(worker);
  }
  isWriting = false;
  await Promise.all(writers);
  workers.push(startWorker(database.url, dataDir));
  while (arrived.length < committed.size) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  await reading;
  expect(new Set(arrived)).toEqual(committed);
  expect(failed.length).toBeGreaterThan(0);
  expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
}, 120_000);

test("a viewer is told of shipments in reach alone, once each, and of notices of their own", async () => {
  const [one, listening] = [await relay(), hub()];
  const [regionId, driverId, other] = [newId(), newId(), newId()];
  await db().region.create({ data: { id: regionId, name: "北区", createdAt: at } });
  const name = `商号 ${dealerId}`;
  await db().dealer.create({
    data: { id: dealerId, name, regionId, createdAt: at },
  });
  const { cursor } = await listening.begin(null);
  const id = await tell();
  await tell(id);
  const foreign = await tell(newId(), { dealerId: newId(), platformId: other });
  const payload = { previousDriverId: driverId };
  const shipment = { dealerId, platformId, id };
  await inSqlTransaction(scope, async (tx) => {
    await tellShipments(tx, "shipment.assigned", [shipment], payload, at);
  });
  const personId = newId();
  await db().outbox.create({
    data: { id: newId(), topic: "notice", dealerId, payload: { personId }, createdAt: at },
  });
  expect(await one.number()).toBe(5);
  await heard(listening, cursor);
  const keysOf = async (reach: Reach, role: Actor["role"]) => {
    const told = await listening.after(viewer(role, reach), cursor);
    expect(told?.hasNotice).toBe(false);
    return told?.keys.map(({ shipmentId }) => shipmentId).sort();
  };
  expect(await keysOf({ kind: "platforms", ids: [platformId] }, "ops")).toEqual([id]);
  expect(await keysOf({ kind: "platforms", ids: [other] }, "ops")).toEqual([foreign]);
  expect(await keysOf({ kind: "platforms", ids: [] }, "ops")).toEqual([]);
  expect(await keysOf({ kind: "dealers", ids: [dealerId] }, "dealer")).toEqual([id]);
  expect(await keysOf({ kind: "regions", ids: [regionId] }, "manager")).toEqual([id]);
  expect(await keysOf({ kind: "regions", ids: [newId()] }, "manager")).toEqual([]);
  expect(await keysOf({ kind: "driver", id: driverId }, "driver")).toEqual([id]);
  expect(await keysOf({ kind: "driver", id: newId() }, "driver")).toEqual([]);
  expect(await keysOf({ kind: "company" }, "admin")).toEqual([id, foreign].sort());
  const mine = await listening.after(
    viewer("ops", { kind: "platforms", ids: [] }, personId),
    cursor,
  );
  expect(mine).toMatchObject({ keys: [], hasNotice: true });
});

test("who comes back goes on where it was, unless that is removed by now", async () => {
  const [one, listening] = [await relay(), hub()];
  for (let i = 0; i < 3; i += 1) await tell();
  await one.number();
  const third = (await numbered())[2];
  const [, first] = await db().outbox.findMany({ orderBy: { seq: "asc" } });
  const since = Number(first?.seq);
  expect(await listening.begin(since)).toEqual({ cursor: since, missed: false });
  expect((await heard(listening, since)).keys[0]?.shipmentId).toBe(third);
  expect(await listening.begin(null)).toMatchObject({ missed: true });
  expect(await listening.begin(since + 1_000)).toMatchObject({ missed: true });
  expect(await removeTold(scope, new Date(at.getTime() + 1))).toBe(2);
  expect(await listening.begin(since - 1)).toMatchObject({ missed: true });
  expect(await listening.begin(since)).toEqual({ cursor: since, missed: false });
  // The last one stays, so that who has it is known to have missed nothing.
  expect(await listening.begin(since + 1)).toEqual({ cursor: since + 1, missed: false });
});

test("whether anybody relays is known, and known anew when that changes", async () => {
  const listening = hub();
  const never = new AbortController().signal;
  const until = async (isLive: boolean) => {
    while (listening.isLive() !== isLive) await listening.change(listening.turn(), never, 20_000);
  };
  const one = await relay();
  await one.number();
  await until(true);
  relays.pop();
  await one.close();
  await until(false);
});
