import fc from "fast-check";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { insertPlatforms } from "#lib/data/reference.ts";
import { listStockFor, reserveStock, settleStock } from "#lib/data/stock.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { adjustStock } from "#lib/operations/adjust-stock.ts";
import { receiveStock } from "#lib/operations/receive-stock.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("stock:write");
const now = new Date("2026-11-21T10:18:07Z");
const dealerId = newId();

let database: TestDatabase;
let platforms: string[];
let products: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  await db().serviceClass.createMany({
    data: ["local", "intercity"].map((code) => ({
      code,
      nameZh: code,
      nameEn: code,
      createdAt: now,
    })),
  });
});
beforeEach(async () => {
  platforms = [newId(), newId()];
  products = [newId(), newId(), newId()];
  await inTransaction(scope, (tx) =>
    insertPlatforms(
      tx,
      platforms.map((id) => ({ id, name: id, key: id, city: "北京", zone: "Asia/Shanghai" })),
      newId,
      now,
    ),
  );
  await db().product.createMany({
    data: products.map((id) => ({ id, sku: id, name: id, createdAt: now })),
  });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Pieces = { platform?: number; product?: number; quantity: number };

function itemOf(shipmentId: string, { platform = 0, product = 0, quantity }: Pieces) {
  const [platformId = "", productId = ""] = [platforms[platform], products[product]];
  return { platformId, productId, quantity, dealerId, shipmentId };
}

function receive({ platform = 0, product = 0, quantity }: Pieces): Promise<void> {
  const { platformId, productId } = itemOf("", { platform, product, quantity });
  return receiveStock(scope, { id: newId(), platformId, productId, quantity, note: "" }, now);
}

async function reserve(...pieces: Pieces[]): Promise<string> {
  const shipmentId = newId();
  const items = pieces.map((one) => itemOf(shipmentId, one));
  await inTransaction(scope, (tx) => reserveStock(tx, items, null, now));
  return shipmentId;
}

const release = (shipmentId: string) =>
  inTransaction(scope, (tx) => settleStock(tx, { dealerId, shipmentId }, "free", null, now));
const issue = (shipmentId: string) =>
  inTransaction(scope, (tx) => settleStock(tx, { dealerId, shipmentId }, "issued", null, now));

/** On hand and reserved, by the rows and by the sums of the ledger: they must be the same. */
async function held() {
  const rows = await db().stock.findMany({
    where: { platformId: { in: platforms } },
    orderBy: [{ platformId: "asc" }, { productId: "asc" }],
  });
  const moves = await db().stockMove.groupBy({
    by: ["platformId", "productId"],
    where: { platformId: { in: platforms } },
    _sum: { onHandDelta: true, reservedDelta: true },
    orderBy: [{ platformId: "asc" }, { productId: "asc" }],
  });
  const sums = moves.map(({ platformId, productId, _sum }) => [
    platformId,
    productId,
    _sum.onHandDelta,
    _sum.reservedDelta,
  ]);
  expect(sums).toEqual(
    rows.map(({ platformId, productId, onHand, reserved }) => [
      platformId,
      productId,
      onHand,
      reserved,
    ]),
  );
  return rows.map(({ onHand, reserved }) => [onHand, reserved]);
}

test("200 at once for the last 20 pieces: exactly 20 are reserved", async () => {
  await receive({ quantity: 20 });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, () => reserve({ quantity: 1 })),
  );
  const refused = outcomes.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
  expect(refused).toEqual(Array.from({ length: 180 }, () => "stock_short"));
  expect(await held()).toEqual([[20, 20]]);
});

test("orders for the same pieces in opposite order never wait for each other", async () => {
  await receive({ product: 0, quantity: 100 });
  await receive({ product: 1, quantity: 100 });
  await Promise.all(
    Array.from({ length: 60 }, (_, index) =>
      index % 2 === 0
        ? reserve({ product: 0, quantity: 1 }, { product: 1, quantity: 1 })
        : reserve({ product: 1, quantity: 1 }, { product: 0, quantity: 1 }),
    ),
  );
  expect(await held()).toEqual([
    [100, 60],
    [100, 60],
  ]);
});

test("one line that is short leaves all others as they were, and is told", async () => {
  await receive({ product: 0, quantity: 5 });
  await receive({ product: 1, quantity: 1 });
  await expect(reserve({ quantity: 2 }, { product: 1, quantity: 2 })).rejects.toMatchObject({
    code: "stock_short",
    params: { platformId: platforms[0], productId: products[1], wanted: 2, available: 1 },
  });
  await expect(reserve({ product: 2, quantity: 1 })).rejects.toMatchObject({
    params: { productId: products[2], available: 0 },
  });
  expect(await held()).toEqual([
    [5, 0],
    [1, 0],
  ]);
});

test("a shipment's pieces go back, or out, once however often it is said", async () => {
  await receive({ quantity: 9 });
  const [kept, dropped] = [await reserve({ quantity: 2 }), await reserve({ quantity: 3 })];
  await Promise.all([release(dropped), release(dropped), release(dropped)]);
  expect(await held()).toEqual([[9, 2]]);
  await Promise.all([issue(kept), issue(kept), release(kept)]);
  const [[onHand, reserved] = []] = await held();
  expect(reserved).toBe(0);
  expect([7, 9]).toContain(onHand);
  const { available } = (await listStockFor(scope, [products[0] ?? ""]))[0] ?? {};
  expect(available).toBe(onHand);
});

test("what is reserved cannot be adjusted away, and a receipt sent twice counts once", async () => {
  const { platformId, productId } = itemOf("", { quantity: 0 });
  const receipt = { id: newId(), platformId, productId, quantity: 5, note: "" };
  await Promise.all([receiveStock(scope, receipt, now), receiveStock(scope, receipt, now)]);
  await receiveStock(scope, receipt, now);
  await reserve({ quantity: 4 });
  const adjust = (quantity: number) =>
    adjustStock(
      scope,
      { id: newId(), platformId, productId, quantity, reason: "damaged", note: "" },
      now,
    );
  await expect(adjust(2)).rejects.toMatchObject({
    code: "stock_short",
    params: { wanted: 2, available: 1 },
  });
  await adjust(1);
  expect(await held()).toEqual([[4, 4]]);
});

test("whatever is done, and in whatever order, the ledger adds up to the stock", async () => {
  const place = { platform: fc.nat({ max: 1 }), product: fc.nat({ max: 2 }) };
  const quantity = fc.integer({ min: 1, max: 12 });
  const move = fc.oneof(
    fc.record({ kind: fc.constant("receive" as const), ...place, quantity }),
    fc.record({ kind: fc.constant("adjust" as const), ...place, quantity }),
    fc.record({ kind: fc.constant("reserve" as const), ...place, quantity }),
    fc.record({ kind: fc.constant("release" as const), nth: fc.nat() }),
    fc.record({ kind: fc.constant("issue" as const), nth: fc.nat() }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const shipments: string[] = [];
      const act = async (one: (typeof moves)[number]) => {
        if (one.kind === "release" || one.kind === "issue") {
          const shipmentId = shipments[one.nth % Math.max(1, shipments.length)] ?? newId();
          return one.kind === "release" ? release(shipmentId) : issue(shipmentId);
        }
        if (one.kind === "receive") return receive(one);
        if (one.kind === "reserve") return reserve(one).then((id) => void shipments.push(id));
        const { platformId, productId } = itemOf("", one);
        const adjustment = { platformId, productId, quantity: one.quantity, note: "" };
        return adjustStock(scope, { ...adjustment, id: newId(), reason: "lost" }, now);
      };
      for (const one of moves) {
        await act(one).catch((error: unknown) => {
          expect(error).toMatchObject({ code: "stock_short" });
        });
      }
      await held();
    }),
    { numRuns: 25 },
  );
});
