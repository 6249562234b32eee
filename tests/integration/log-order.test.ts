import fc from "fast-check";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { LoggedEvent, SaidEvent } from "#lib/contracts/log-event.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { assignDriver } from "#lib/operations/assign-driver.ts";
import { logEvents } from "#lib/operations/log-events.ts";
import {
  ACCEPTED_MS,
  type LogShipmentKey,
  type LogWorld,
  makeLogShipment,
  makeLogWorld,
  readHeld,
  readShipment,
} from "#tests/support/log-world.ts";
import { stockUp } from "#tests/support/order-world.ts";
import { MINUTE_MS } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** The desk's and the driver's devices, with clocks that are off by so much. */
const senders = [
  { who: "ops", skewMs: 0 },
  { who: "ops", skewMs: 17 * MINUTE_MS },
  { who: "driver", skewMs: -3 * 60 * MINUTE_MS },
] as const;

const reason = "堵车";
const step = fc.constantFrom(
  ...(["picked", "dispatched", "dispatched", "arrived", "delivered", "delivery_failed"] as const),
  ...(["returned", "cancelled", "explained", "withdrawn"] as const),
  ...(["paused", "paused", "resumed"] as const),
);
const item = fc.record({
  kind: step,
  sender: fc.nat({ max: senders.length - 1 }),
  /** Minutes since the one before, and since it happened. */
  after: fc.integer({ min: 0, max: 40 }),
  late: fc.constantFrom(0, 0, 0, 3, 25),
  /** Which one before it speaks of, and which driver it names. */
  nth: fc.nat(),
  driver: fc.constantFrom(null, 0, 1),
});
const arrivals = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 10 }),
  seed: fc.integer(),
  /** How many come in one request. */
  size: fc.integer({ min: 1, max: 4 }),
});
type Arrivals = typeof arrivals extends fc.Arbitrary<infer T> ? T : never;

/** An event by real time, before a device's clock distorts it, and whose device. */
type Spoken = Omit<LoggedEvent, "dealerId" | "shipmentId"> & { readonly sender: number };

/** What is said, in the order in which it was entered; ids are drawn anew for each shipment. */
function speak({ items }: Arrivals, world: LogWorld): Spoken[] {
  const ids = items.map(() => newId()).sort();
  const spoken: Spoken[] = [];
  let enteredAtMs = ACCEPTED_MS + MINUTE_MS;
  for (const [place, one] of items.entries()) {
    enteredAtMs += one.after * MINUTE_MS;
    const before = spoken.filter((other) => other.said.kind !== "withdrawn");
    const meant = before[one.nth % Math.max(1, before.length)];
    const isUndo = one.kind === "withdrawn" && meant !== undefined;
    const said = sayingOf(one, world, meant);
    if (said === null) continue;
    // Who takes something back is who said it, seconds after.
    const sender = isUndo ? meant.sender : one.sender;
    const atMs = isUndo ? meant.enteredAtMs + 4_000 : enteredAtMs;
    // Nor does a driver explain what is explained, so that their word is not for a queue to order.
    const isDesk = ["returned", "cancelled", "explained"].includes(said.kind);
    spoken.push({
      id: ids[place] ?? "",
      said,
      occurredAtMs: Math.max(ACCEPTED_MS, atMs - one.late * MINUTE_MS),
      enteredAtMs: atMs,
      precision: "second",
      lateReason: "地下室没有信号",
      sender: isDesk ? 0 : sender,
    });
  }
  return spoken.sort((a, b) => a.enteredAtMs - b.enteredAtMs);
}

function sayingOf(
  { kind, driver, nth }: Arrivals["items"][number],
  { drivers }: LogWorld,
  meant: Spoken | undefined,
): SaidEvent | null {
  switch (kind) {
    case "dispatched": {
      const driverId = driver === null ? undefined : drivers[driver]?.id;
      return driverId === undefined ? { kind } : { kind, driverId };
    }
    case "delivered":
      return { kind, recipient: "周库管" };
    case "delivery_failed":
    case "paused":
    case "explained":
      return { kind, reason: `${reason}${nth % 3}` };
    case "returned":
    case "cancelled":
      return { kind, reason, cancelledBy: nth % 2 === 0 ? "dealer" : "distributor" };
    case "withdrawn":
      return meant === undefined ? null : { kind, eventId: meant.id };
    default:
      return { kind };
  }
}

/** Sends some of one device's events, all of which its clock distorts, so much later. */
async function send(world: LogWorld, key: LogShipmentKey, some: readonly Spoken[], nowMs: number) {
  const [first] = some;
  if (!first) return;
  const { who, skewMs } = senders[first.sender] ?? senders[0];
  const scope = who === "ops" ? world.ops : world.drivers[0].scope;
  const events = some.map(({ sender: _, occurredAtMs, enteredAtMs, said, ...rest }) => ({
    ...rest,
    ...key,
    // Whoever drives names nobody but themselves.
    said: who === "driver" && said.kind === "dispatched" ? { kind: said.kind } : said,
    occurredAtMs: occurredAtMs + skewMs,
    enteredAtMs: enteredAtMs + skewMs,
  }));
  const request = { deviceId: newId(), sentAtMs: nowMs + skewMs, mode: "queue", events } as const;
  const { results } = await logEvents(scope, { ...request, events }, new Date(nowMs), "test");
  expect(results.filter(({ status }) => status === "refused")).toEqual([]);
}

/** What has become of a shipment, its goods and its dealer's figures, by whatever they are called. */
async function outcome(world: LogWorld, key: LogShipmentKey, said: readonly Spoken[]) {
  const { events, id: _, dealerId, sourceKey, version, ...row } = await readShipment(key);
  const { drivers } = world;
  const cells = await db().dealerSlaDay.findMany({ where: { dealerId } });
  const months = await db().dealerSlaMonth.findMany({ where: { dealerId } });
  const bare = (cell: object) => ({ ...cell, dealerId: null });
  const places = new Map(said.map(({ id }, place) => [id, place]));
  return {
    row: { ...row, driverId: drivers.findIndex(({ id }) => id === row.driverId) },
    held: await readHeld(key),
    cells: [...cells, ...months].map(bare),
    events: events.flatMap(({ id, occurredAt }) => {
      const place = places.get(id);
      return place === undefined ? [] : [[place, occurredAt] as const];
    }),
  };
}

/** Everything twice, in an order of its own (a linear congruence, so that a failure comes again). */
function shuffledTwice<T>(items: readonly T[], seed: number): T[] {
  let state = seed >>> 0;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
  return [...items, ...items]
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

test("late, twice, shuffled and from several devices: the same as in order", async () => {
  const world = await makeLogWorld();
  const shelf = { platformId: world.platforms.北京, productId: world.products[0] };
  await stockUp(shelf, 1_000_000);
  await fc.assert(
    fc.asyncProperty(arrivals, async (given) => {
      const fresh = await makeDealers(world);
      const [inOrder, shuffled] = [
        await makeLogShipment(fresh, 0),
        await makeLogShipment(fresh, 1),
      ];
      await assignDriver(
        world.ops,
        [inOrder, shuffled],
        world.drivers[0].id,
        new Date(ACCEPTED_MS),
      );
      const said = speak(given, world);
      for (const one of said) await send(world, inOrder, [one], one.enteredAtMs + 4_000);
      const again = speak(given, world);
      const dayLater = ACCEPTED_MS + 26 * 60 * MINUTE_MS;
      const waiting = shuffledTwice(again, given.seed);
      for (let n = 0; n < waiting.length; ) {
        const { sender } = waiting[n] ?? {};
        let end = n;
        while (end < n + given.size && waiting[end]?.sender === sender) end += 1;
        await send(world, shuffled, waiting.slice(n, end), dayLater + n * 1_000);
        n = end;
      }
      const expected = await outcome(world, inOrder, said);
      expect(await outcome(world, shuffled, again)).toEqual(expected);
      expect(expected.events).toHaveLength(said.length);
    }),
    { numRuns: 40 },
  );
}, 240_000);

/** The same world with two dealers who have no figures yet. */
async function makeDealers(world: LogWorld): Promise<LogWorld> {
  const dealers = [newId(), newId()] as const;
  await db().dealer.createMany({
    data: dealers.map((id) => ({ id, name: id, createdAt: new Date(ACCEPTED_MS) })),
  });
  const [first, second] = world.dealers;
  return {
    ...world,
    dealers: [
      { ...first, id: dealers[0] },
      { ...second, id: dealers[1] },
    ],
  };
}
