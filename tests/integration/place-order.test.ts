import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Actor, actorScope } from "#lib/auth/scope.ts";
import type { PlaceOrderAnswer, Quote } from "#lib/contracts/order.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { makeQuote, quoteOptions } from "#lib/operations/make-quote.ts";
import { quoteRest } from "#lib/operations/order-rest.ts";
import { placeOrder } from "#lib/operations/place-order.ts";
import {
  CLOSE,
  dealerScope,
  makeOrderWorld,
  type OrderWorld,
  readStock,
  SATURDAY,
  stockUp,
} from "#tests/support/order-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let world: OrderWorld;
beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
});
beforeEach(async () => {
  world = await makeOrderWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const later = (ms: number) => new Date(SATURDAY.getTime() + ms);
const MINUTE_MS = 60_000;

function quote(servers: number, at = SATURDAY): Promise<Quote> {
  const [{ id, siteId, scope }] = world.dealers;
  const lines = [{ productId: world.products[0], quantity: servers }];
  return quoteOptions(scope, { dealerId: id, siteId, lines }, at.getTime());
}

function tokenOf({ options }: Quote, index = 0): string {
  return options[index]?.token ?? "";
}

function place(token: string, at = later(MINUTE_MS), scope = world.dealers[0].scope) {
  return placeOrder(scope, { token, note: "周一安装" }, at);
}

async function placedOf(answer: PlaceOrderAnswer) {
  if (answer.kind !== "placed") throw new Error(`not placed: ${answer.reason}`);
  const { dealerId, orderId } = answer;
  const order = await db().order.findUniqueOrThrow({
    where: { dealerId_id: { dealerId, id: orderId } },
    include: {
      lines: true,
      shipments: { include: { lines: true, events: true, promises: true }, orderBy: { id: "asc" } },
    },
  });
  return { ...answer, order };
}

const factsOf = async (dealerId: string) => ({
  orders: await db().order.count({ where: { dealerId } }),
  shipments: await db().shipment.count({ where: { dealerId } }),
  events: await db().shipmentEvent.count({ where: { dealerId } }),
  promises: await db().promise.count({ where: { dealerId } }),
  moves: await db().stockMove.count({ where: { dealerId } }),
  outbox: await db().outbox.count({ where: { dealerId } }),
});
const nothing = { orders: 0, shipments: 0, events: 0, promises: 0, moves: 0, outbox: 0 };

test("Saturday 18:18: Beijing promises Sunday 17:00, and that is what is stored", async () => {
  const asked = await quote(2);
  expect(asked.platforms.map(({ city, distanceKm }) => [city, distanceKm])).toEqual([
    ["北京", 627],
  ]);
  expect(asked.platforms[0]).toMatchObject({
    serviceClass: "intercity",
    rule: { kind: "by" },
    orderByMs: CLOSE.getTime(),
    laterDueAtMs: Date.parse("2026-11-23T09:00:00Z"),
    optionIndex: 0,
  });
  expect(asked.options[0]).toMatchObject({
    kind: "one",
    arrivesAtMs: Date.parse("2026-11-22T09:00:00Z"),
  });
  const { number, order } = await placedOf(await place(tokenOf(asked)));
  expect(number).toMatch(/^1\d{5}$/);
  expect(order).toMatchObject({ number, channel: "web", note: "周一安装", orderedAt: SATURDAY });
  expect(order.lines).toMatchObject([{ lineNo: 1, quantity: 2, waiting: 0 }]);
  const [shipment] = order.shipments;
  expect(shipment).toMatchObject({
    number: `${number}-1`,
    state: "accepted",
    acceptedAt: SATURDAY,
    dueAt: new Date("2026-11-22T09:00:00Z"),
    dueOn: new Date("2026-11-22"),
  });
  expect(shipment?.lines).toMatchObject([{ lineNo: 1, quantity: 2 }]);
  expect(shipment?.events).toMatchObject([{ kind: "accepted", occurredAt: SATURDAY }]);
  expect(shipment?.promises).toMatchObject([{ kind: "original", acceptedAt: SATURDAY }]);
  expect(shipment?.promises[0]?.steps).toContainEqual({
    code: "due",
    atMs: Date.parse("2026-11-22T09:00:00Z"),
  });
  const { id: dealerId } = world.dealers[0];
  expect(await db().dealerSlaDay.findMany({ where: { dealerId } })).toMatchObject([
    { dueOn: new Date("2026-11-22"), due: 1, undelivered: 1 },
  ]);
  expect(await db().audit.findMany({ where: { subject: order.id } })).toMatchObject([
    { action: "order.placed", actorId: world.dealers[0].scope.actorId },
  ]);
  const told = await db().outbox.findMany({ where: { dealerId }, orderBy: { topic: "asc" } });
  expect(told).toMatchObject([
    { topic: "order.accepted", payload: { orderId: order.id, number }, shipmentId: null },
    { topic: "shipment.placed", shipmentId: shipment?.id, platformId: world.platforms.北京 },
  ]);
  const held = await readStock({ platformId: world.platforms.北京, productId: world.products[0] });
  expect(held).toEqual({ onHand: 3, reserved: 2, ledger: [3, 2] });
});

test("50 placements of one quote at once: one order, and one and the same answer", async () => {
  const token = tokenOf(await quote(2));
  const answers = await Promise.all(Array.from({ length: 50 }, () => place(token)));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]?.kind).toBe("placed");
  expect(await factsOf(world.dealers[0].id)).toEqual({
    orders: 1,
    shipments: 1,
    events: 1,
    promises: 1,
    moves: 1,
    outbox: 2,
  });
});

test("a lost answer: the same quote an hour later says the same order", async () => {
  const token = tokenOf(await quote(2));
  const answer = await place(token);
  expect(await place(token, later(60 * MINUTE_MS))).toEqual(answer);
});

test("one basket with other goods in another tab: one order, and the other tab is told", async () => {
  const [{ id: dealerId, siteId, scope }] = world.dealers;
  const wanted = { call: null, orderId: newId(), isRest: false };
  const tokenFor = async (quantity: number) => {
    const draft = { dealerId, siteId, lines: [{ productId: world.products[0], quantity }] };
    return tokenOf(await makeQuote(scope, draft, wanted, SATURDAY.getTime()));
  };
  const [one, two] = [await tokenFor(1), await tokenFor(2)];
  const tokens = Array.from({ length: 20 }, (_, index) => (index % 2 ? two : one));
  const answers = await Promise.allSettled(tokens.map((token) => place(token)));
  const isPlaced = (index: number) => answers[index]?.status === "fulfilled";
  expect(answers.filter((_, index) => isPlaced(index))).toHaveLength(10);
  expect(isPlaced(0)).not.toBe(isPlaced(1));
  const refused = isPlaced(0) ? two : one;
  for (const at of [SATURDAY, later(60 * MINUTE_MS)]) {
    await expect(place(refused, at)).rejects.toMatchObject({
      code: "order_refused",
      params: { reason: "placed_otherwise" },
    });
  }
  expect(await factsOf(world.dealers[0].id)).toMatchObject({ orders: 1, shipments: 1, moves: 1 });
});

test("200 orders at once for the last 20 pieces: exactly 20 are sold", async () => {
  const [, cable] = world.products;
  const place20 = { platformId: world.platforms.上海, productId: cable };
  await stockUp(place20, 20);
  const Beijing = { platformId: world.platforms.北京, productId: cable };
  await db().$executeRaw`UPDATE stock SET on_hand = 0
    WHERE platform_id = ${Beijing.platformId}::uuid AND product_id = ${cable}::uuid`;
  const buyers = world.dealers.map(({ id, siteId }) => ({ id, siteId, scope: dealerScope(id) }));
  const quotes = await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const { id, siteId, scope } = buyers[i % 2] ?? world.dealers[0];
      const draft = { dealerId: id, siteId, lines: [{ productId: cable, quantity: 1 }] };
      return quoteOptions(scope, draft, SATURDAY.getTime());
    }),
  );
  const answers = await Promise.all(
    quotes.map((one, i) => place(tokenOf(one), later(MINUTE_MS), buyers[i % 2]?.scope)),
  );
  const sold = answers.filter(({ kind }) => kind === "placed");
  expect(sold).toHaveLength(20);
  for (const answer of answers) {
    if (answer.kind === "requote") {
      expect(answer.reason).toBe("stock_gone");
      expect(answer.quote.options.at(-1)?.kind).toBe("waits");
    }
  }
  expect(await readStock(place20)).toEqual({ onHand: 20, reserved: 20, ledger: [20, 20] });
  const ids = buyers.map(({ id }) => id);
  const cells = await db().dealerSlaDay.aggregate({
    where: { dealerId: { in: ids } },
    _sum: { due: true },
  });
  expect(cells._sum.due).toBe(20);
  expect(await db().order.count({ where: { dealerId: { in: ids } } })).toBe(20);
  const numbers = sold.map((answer) => (answer.kind === "placed" ? answer.number : ""));
  expect(new Set(numbers).size).toBe(20);
});

test("a tampered token is refused", async () => {
  const token = tokenOf(await quote(2));
  const [body = "", signature = ""] = token.split(".");
  const other = tokenOf(await quote(1)).split(".")[0] ?? "";
  for (const wrong of [`${other}.${signature}`, `${body}.`, body, `${token}.x`, "x", `${token}A`]) {
    await expect(place(wrong)).rejects.toMatchObject({
      code: "order_refused",
      params: { reason: "token_invalid" },
    });
  }
  expect(await factsOf(world.dealers[0].id)).toEqual(nothing);
});

test("somebody else's quote is refused, of the same dealer or another", async () => {
  const token = tokenOf(await quote(2));
  for (const scope of [world.dealers[1].scope, dealerScope(world.dealers[0].id)]) {
    await expect(place(token, later(MINUTE_MS), scope)).rejects.toMatchObject({
      params: { reason: "token_foreign" },
    });
  }
});

test("who is moved to another dealer meanwhile can no longer confirm", async () => {
  const token = tokenOf(await quote(2));
  const { actorId } = world.dealers[0].scope;
  const actor: Actor = {
    id: actorId ?? "",
    name: "于洪",
    role: "dealer",
    reach: { kind: "dealers", ids: [world.dealers[1].id] },
  };
  await expect(
    place(token, later(MINUTE_MS), actorScope(actor, "orders:write")),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("another dealer's site or dealer is not found", async () => {
  const [own, other] = world.dealers;
  const lines = [{ productId: world.products[0], quantity: 1 }];
  for (const draft of [
    { dealerId: own.id, siteId: other.siteId, lines },
    { dealerId: other.id, siteId: other.siteId, lines },
  ]) {
    await expect(quoteOptions(own.scope, draft, SATURDAY.getTime())).rejects.toMatchObject({
      code: "not_found",
    });
  }
});

test("five minutes later the quote has expired: a new one is asked again, and makes one order", async () => {
  const first = await quote(2);
  const at = later(5 * MINUTE_MS);
  const [answer, again] = await Promise.all([place(tokenOf(first), at), place(tokenOf(first), at)]);
  if (answer.kind !== "requote" || again.kind !== "requote") throw new Error("placed");
  expect(answer.reason).toBe("expired");
  expect(await factsOf(world.dealers[0].id)).toEqual(nothing);
  const soon = later(6 * MINUTE_MS);
  const placed = await place(tokenOf(answer.quote), soon);
  expect(await place(tokenOf(again.quote), soon)).toEqual(placed);
  expect(await place(tokenOf(first), soon)).toEqual(placed);
});

test("a quote never holds past the close: 18:59:59.999 is in time, 19:00:00.000 is not", async () => {
  const shortly = new Date(CLOSE.getTime() - MINUTE_MS);
  const [last, late] = [await quote(1, shortly), await quote(1, shortly)];
  expect(last.options[0]?.validUntilMs).toBe(CLOSE.getTime());
  const { order } = await placedOf(await place(tokenOf(last), new Date(CLOSE.getTime() - 1)));
  expect(order.shipments[0]?.dueAt).toEqual(new Date("2026-11-22T09:00:00Z"));
  const answer = await place(tokenOf(late), CLOSE);
  if (answer.kind !== "requote") throw new Error("placed");
  expect(answer.quote.options[0]?.arrivesAtMs).toBe(Date.parse("2026-11-23T09:00:00Z"));
});

test("a policy that changes meanwhile does not change the promise that was shown", async () => {
  const token = tokenOf(await quote(2));
  await db().policyVersion.create({
    data: {
      id: newId(),
      platformId: world.platforms.北京,
      serviceClass: "intercity",
      effectiveFrom: SATURDAY,
      rule: { kind: "by", days: 5, dayKind: "calendar", time: "12:00" },
      cutoffMinutes: 0,
      createdAt: SATURDAY,
    },
  });
  const { order } = await placedOf(await place(token));
  expect(order.shipments[0]?.dueAt).toEqual(new Date("2026-11-22T09:00:00Z"));
  expect((await quote(1)).options[0]?.arrivesAtMs).toBe(Date.parse("2026-11-26T04:00:00Z"));
});

test("the goods went meanwhile: nothing is written, and what is possible now is said", async () => {
  const [mine, theirs] = [await quote(2), await quote(2)];
  await place(tokenOf(theirs));
  const before = await factsOf(world.dealers[0].id);
  const answer = await place(tokenOf(mine));
  expect(await factsOf(world.dealers[0].id)).toEqual(before);
  if (answer.kind !== "requote") throw new Error("placed");
  expect(answer.reason).toBe("stock_gone");
  const [best] = answer.quote.options;
  expect(best).toMatchObject({ kind: "partial", waiting: [{ quantity: 1 }] });
});

test("what has to wait is stored as waiting, and can be ordered once it is there", async () => {
  const asked = await quote(5);
  const { order, orderId, number } = await placedOf(await place(tokenOf(asked)));
  expect(order.lines).toMatchObject([{ quantity: 5, waiting: 2 }]);
  const key = { dealerId: world.dealers[0].id, orderId };
  const { scope } = world.dealers[0];
  expect((await quoteRest(scope, key, SATURDAY.getTime())).options).toEqual([]);

  await stockUp({ platformId: world.platforms.沈阳, productId: world.products[0] }, 9);
  const rest = await quoteRest(scope, key, later(MINUTE_MS).getTime());
  const other = await quoteRest(scope, key, later(MINUTE_MS).getTime());
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => place(tokenOf(rest), later(2 * MINUTE_MS))),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const done = await placedOf(answers[0] ?? (await place("")));
  expect(done.number).toBe(number);
  expect(done.order.lines).toMatchObject([{ quantity: 5, waiting: 0 }]);
  expect(done.order.shipments.map((one) => one.number)).toEqual([`${number}-1`, `${number}-2`]);
  expect(done.order.shipments[1]).toMatchObject({ serviceClass: "local" });
  expect(done.order.shipments[1]?.lines).toMatchObject([{ lineNo: 1, quantity: 2 }]);
  // Nothing waits any more: the other tab's quote for the same pieces makes no second shipment.
  await expect(place(tokenOf(other), later(2 * MINUTE_MS))).rejects.toMatchObject({
    params: { reason: "nothing_waits" },
  });
});

test("nothing in stock: the order waits as a whole, and promises nothing", async () => {
  const [{ id, siteId, scope }] = world.dealers;
  await place(tokenOf(await quote(3)));
  const lines = [{ productId: world.products[0], quantity: 1 }];
  const asked = await quoteOptions(scope, { dealerId: id, siteId, lines }, SATURDAY.getTime());
  expect(asked.options).toMatchObject([{ kind: "waits", arrivesAtMs: null }]);
  const { order } = await placedOf(await place(tokenOf(asked)));
  expect([order.lines[0]?.waiting, order.shipments.length]).toEqual([1, 0]);
});

test("numbers that imports have brought are skipped", async () => {
  const { number } = await placedOf(await place(tokenOf(await quote(1))));
  const [{ id: dealerId }] = world.dealers;
  const taken = [Number(number) + 1, Number(number) + 2];
  await db().order.createMany({
    data: taken.map((one) => ({
      dealerId,
      id: newId(),
      number: String(one),
      createdAt: SATURDAY,
    })),
  });
  const next = await placedOf(await place(tokenOf(await quote(1))));
  expect(Number(next.number)).toBe(Number(number) + 3);
});

test("a product that is no longer sold, or that nobody knows, cannot be ordered", async () => {
  await db().product.update({ where: { id: world.products[0] }, data: { retired: true } });
  await expect(quote(1)).rejects.toMatchObject({ params: { reason: "product_retired" } });
  const [{ id, siteId, scope }] = world.dealers;
  const draft = { dealerId: id, siteId, lines: [{ productId: newId(), quantity: 1 }] };
  await expect(quoteOptions(scope, draft, SATURDAY.getTime())).rejects.toMatchObject({
    params: { reason: "product_unknown" },
  });
});

test.each([
  ["no piece", [0]],
  ["half a piece", [1.5]],
  ["too many", [10_000]],
  ["no line", []],
  ["a product twice", [1, 1]],
])("a draft of %s is refused before anything is read", async (_name, quantities) => {
  const [{ id, siteId, scope }] = world.dealers;
  const lines = quantities.map((quantity) => ({ productId: world.products[0], quantity }));
  await expect(
    quoteOptions(scope, { dealerId: id, siteId, lines }, SATURDAY.getTime()),
  ).rejects.toMatchObject({ code: "bad_input" });
});
