import { randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { tokenOf } from "#lib/auth/session-cookie.ts";
import { keysIn } from "#lib/contracts/live.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { type ServedApp, serveBuild } from "#tests/access/served-app.ts";
import { type SignedIn, sees, signedIn, type Viewer } from "#tests/access/viewers.ts";
import { type AccessWorld, makeAccessWorld } from "#tests/access/world.ts";
import { type EventReader, type ReadEvent, readEvents } from "#tests/support/read-events.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("shipments:read");

let database: TestDatabase;
let app: ServedApp;
let world: AccessWorld;
let cookies: ReadonlyMap<Viewer, string>;
const open: EventReader[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const secret = randomBytes(32).toString("hex");
  process.env.AUTH_SECRET = secret;
  provideDatabaseUrl(database.url);
  ({ world, cookies } = await makeAccessWorld());
  app = await serveBuild(database.url, secret);
}, 120_000);
afterAll(async () => {
  for (const one of open) one.cut();
  await app?.stop();
  await disconnect();
  await database.drop();
});

/** Opens a viewer's stream, and waits until it says that it is live. */
async function listen(viewer: Viewer, headers: Record<string, string> = {}, query = "") {
  const cookie = cookies.get(viewer) ?? "";
  const one = await readEvents(`${app.address}/api/v1/live${query}`, { cookie, ...headers });
  open.push(one);
  expect(one.status).toBe(200);
  await one.next(({ event, data }) => event === "state" && data.includes("true"));
  return one;
}

/** Commits that a shipment of A or B, or another one of its dealer, has changed; answers its id. */
async function change(whose: "A" | "B", id = world[whose].shipmentId): Promise<string> {
  const { dealerId, shipmentId } = world[whose];
  const { platformId } = await db().shipment.findFirstOrThrow({ where: { id: shipmentId } });
  const shipments = [{ dealerId, id, platformId }];
  await inSqlTransaction(scope, (tx) =>
    tellShipments(tx, "shipment.logged", shipments, {}, new Date()),
  );
  return id;
}

const isOf = (id: string) => (event: ReadEvent) => event.data.includes(id);

test("a change is told to whom its shipment is in reach, and to nobody else by as much as an id", async () => {
  const streams = await Promise.all(
    signedIn.map(async (viewer) => [viewer, await listen(viewer)] as const),
  );
  await change("A");
  await change("B");
  const told = async (viewer: SignedIn, stream: EventReader) => {
    for (const whose of sees[viewer]) {
      const heard = await stream.next(isOf(world[whose].shipmentId));
      const keys = keysIn(JSON.parse(heard?.data ?? ""));
      expect(keys.map(({ dealerId }) => dealerId)).toContain(world[whose].dealerId);
      if (sees[viewer].length > 1) break;
    }
  };
  await Promise.all(streams.map(([viewer, stream]) => told(viewer, stream)));
  // By then everything before it has been told, too.
  await Promise.all([change("A", newId()), change("B", newId())]);
  for (const [viewer, stream] of streams) {
    if (viewer !== "driver") await stream.next(({ event }) => event === "shipments");
    for (const whose of ["A", "B"] as const) {
      if (sees[viewer].includes(whose)) continue;
      const { dealerId, shipmentId } = world[whose];
      for (const id of [dealerId, shipmentId]) expect(stream.text(), viewer).not.toContain(id);
    }
    stream.cut();
  }
});

test("a stream that is cut goes on where it was, by its header and by its address", async () => {
  const first = await listen("opsHere");
  await change("A", newId());
  await first.next(({ event }) => event === "shipments");
  const lastId = first.lastId();
  first.cut();
  const missed = [await change("A", newId()), await change("A", newId())];
  while ((await db().outbox.count({ where: { seq: null } })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const byHeader = await listenFrom(lastId, {}, `?since=${lastId}`);
  const byAddress = await listenFrom(lastId, { "last-event-id": lastId }, "?since=1");
  for (const text of [byHeader, byAddress]) {
    for (const id of missed) expect(text.split(id).length, "once").toBe(2);
    expect(text).not.toContain("event: reset");
  }
});

/** What a stream tells that begins after an event, up to where it is live. */
async function listenFrom(lastId: string, headers: Record<string, string>, query: string) {
  const one = await listen("opsHere", headers, query);
  expect(Number(one.lastId())).toBeGreaterThan(Number(lastId));
  one.cut();
  return one.text();
}

test("who begins, or was away for too long, is told to read all anew", async () => {
  for (const query of ["", "?since=999999"]) {
    const one = await listen("executive", {}, query);
    expect(one.text()).toContain("event: reset");
    one.cut();
  }
});

test("nothing on the way keeps or changes it", async () => {
  const { headers } = await listen("executive");
  expect(headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(headers.get("x-accel-buffering")).toBe("no");
  expect(headers.get("content-encoding")).toBeNull();
});

test("signing out ends the stream before it tells anything more", async () => {
  const stream = await listen("managerHere");
  const cookie = /session_token=([^;]+)/.exec(cookies.get("managerHere") ?? "")?.[1] ?? "";
  const token = tokenOf(decodeURIComponent(cookie)) ?? "";
  expect((await db().session.deleteMany({ where: { token } })).count).toBe(1);
  // What was looked at within five seconds counts.
  await new Promise((resolve) => setTimeout(resolve, 5_200));
  const id = await change("A", newId());
  expect(await stream.next(({ event }) => event === "signed-out")).not.toBeNull();
  expect(await stream.next(() => true)).toBeNull();
  expect(stream.text()).not.toContain(id);
});

test("streams that are open do not keep the app from ending", async () => {
  const streams = await Promise.all([listen("admin"), listen("opsHere"), listen("dealerB")]);
  const startedMs = performance.now();
  await app.stop();
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  for (const stream of streams) expect(await stream.next(() => false)).toBeNull();
});
