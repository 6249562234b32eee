import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { findProducts, resolvePasted } from "#lib/data/products.ts";
import { ensureProducts, insertPlatforms } from "#lib/data/reference.ts";
import { reserveStock } from "#lib/data/stock.ts";
import { listStock, listStockPlatforms } from "#lib/data/stock-list.ts";
import { listHeld, listProductStock, listStockMoves } from "#lib/data/stock-product.ts";
import { readPasted } from "#lib/domain/catalogue/read-pasted.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { addProduct } from "#lib/operations/add-product.ts";
import { adjustStock } from "#lib/operations/adjust-stock.ts";
import { changeProduct } from "#lib/operations/change-product.ts";
import { expectStock } from "#lib/operations/expect-stock.ts";
import { receiveStock } from "#lib/operations/receive-stock.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-21T10:18:07Z");
const all = operatorScope("stock:write");
const [beijing, shenyang] = [newId(), newId()];
const goods = [
  { id: newId(), sku: "P52560-B21", name: "HP ProLiant DL380 Gen11 服务器" },
  { id: newId(), sku: "NET-SW-24", name: "交换机 24 口" },
  { id: newId(), sku: "NET-SW-48", name: "交换机 48 口" },
];
const [server = { id: "" }, small = { id: "" }, large = { id: "" }] = goods;
const ofShenyang = actorScope(
  { id: newId(), name: "石岩", role: "ops", reach: { kind: "platforms", ids: [shenyang] } },
  "stock:write",
);

let database: TestDatabase;
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
  await inTransaction(all, async (tx) => {
    const places = [
      { id: beijing, name: "北京平台", key: "北京平台", city: "北京" },
      { id: shenyang, name: "沈阳平台", key: "沈阳平台", city: "沈阳" },
    ];
    const inChina = places.map((place) => ({ ...place, zone: "Asia/Shanghai" }));
    await insertPlatforms(tx, inChina, newId, now);
    await ensureProducts(tx, goods, now);
  });
  const receive = (platformId: string, productId: string, quantity: number) =>
    receiveStock(all, { id: newId(), platformId, productId, quantity, note: "" }, now);
  await receive(beijing, server.id, 3);
  await receive(beijing, small.id, 40);
  await receive(shenyang, small.id, 7);
  await expectStock(
    all,
    { platformId: shenyang, productId: server.id, restockOn: "2026-11-25" },
    now,
  );
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const page = { search: "", platformId: null, show: "all", offset: 0, limit: 50 } as const;

test("products of which a platform has none stand first, with what each platform has of them", async () => {
  const { counts, rows } = await listStock(all, page);
  expect(counts).toEqual({ all: 3, few: 1, none: 1 });
  const shown = rows.map(({ sku, cells }) => [
    sku,
    new Map(cells.map(({ platformId, ...cell }) => [platformId, Object.values(cell)])),
  ]);
  expect(shown).toEqual([
    [
      "P52560-B21",
      new Map([
        [beijing, [3, 0, null]],
        [shenyang, [0, 0, "2026-11-25"]],
      ]),
    ],
    [
      "NET-SW-24",
      new Map([
        [beijing, [40, 0, null]],
        [shenyang, [7, 0, null]],
      ]),
    ],
    ["NET-SW-48", new Map()],
  ]);
  const none = await listStock(all, { ...page, show: "none" });
  expect(none.rows.map(({ sku }) => sku)).toEqual(["P52560-B21"]);
  const few = await listStock(all, { ...page, show: "few", platformId: shenyang });
  expect([few.counts, few.rows]).toEqual([{ all: 3, few: 0, none: 1 }, []]);
  const found = await listStock(all, { ...page, search: "jhj", limit: 1 });
  expect([found.counts.all, found.rows.map(({ sku }) => sku)]).toEqual([2, ["NET-SW-24"]]);
});

test("a platform's people see and change the stock of their own alone", async () => {
  expect((await listStockPlatforms(ofShenyang)).map(({ id }) => id)).toEqual([shenyang]);
  const { rows } = await listStock(ofShenyang, page);
  expect(rows.flatMap(({ cells }) => cells.map(({ platformId }) => platformId))).toEqual([
    shenyang,
    shenyang,
  ]);
  expect(await listProductStock(ofShenyang, server.id)).toHaveLength(1);
  const view = { productId: small.id, platformId: null };
  const first = { offset: 0, limit: 10 };
  expect((await listStockMoves(ofShenyang, view, first)).total).toBe(1);
  const foreign = { ...view, platformId: beijing };
  expect(await listStockMoves(ofShenyang, foreign, first)).toEqual({ total: 0, moves: [] });
  const pieces = { id: newId(), platformId: beijing, productId: small.id, quantity: 1, note: "" };
  for (const attempt of [
    () => receiveStock(ofShenyang, pieces, now),
    () => adjustStock(ofShenyang, { ...pieces, reason: "lost" }, now),
    () => expectStock(ofShenyang, { ...pieces, restockOn: "2026-11-30" }, now),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "not_found" });
  }
});

test("what is reserved is told with its shipment's holder", async () => {
  const [dealerId, shipmentId] = [newId(), newId()];
  const item = { platformId: beijing, productId: small.id, quantity: 2, dealerId, shipmentId };
  await inTransaction(all, (tx) => reserveStock(tx, [item], null, now));
  const held = await listHeld(all, { productId: small.id, platformId: null });
  expect(held).toMatchObject([{ quantity: 2, dealerId, shipmentId, since: now }]);
  expect(await listHeld(ofShenyang, { productId: small.id, platformId: null })).toEqual([]);
});

test.each([
  ["yesterday at the platform", "2026-11-20"],
  ["in two years", "2028-11-21"],
])("nothing is expected %s", async (_, restockOn) => {
  const expectation = { platformId: beijing, productId: large.id, restockOn };
  await expect(expectStock(all, expectation, now)).rejects.toMatchObject({ code: "bad_input" });
});

test("a pasted list finds what it names, line by line", async () => {
  const { lines } = readPasted(
    "p52560-b21 × 2\nNET-SW-24\t5\t台\n交换机 3台\nHP 服务器 1\n没有的东西 2\nNET-SW-48",
  );
  const results = await resolvePasted(all, lines);
  expect(
    results.map((result) => [
      result.kind,
      "product" in result
        ? result.product.sku
        : "products" in result
          ? result.products.map(({ sku }) => sku)
          : null,
      "quantity" in result ? result.quantity : null,
    ]),
  ).toEqual([
    ["found", "P52560-B21", 2],
    ["found", "NET-SW-24", 5],
    ["several", ["NET-SW-24", "NET-SW-48"], 3],
    ["found", "P52560-B21", 1],
    ["unknown", null, 2],
    ["quantity_missing", "NET-SW-48", null],
  ]);
});

test("a product is added once, changed, found by its new name, and no longer found once retired", async () => {
  const scope = operatorScope("settings:write");
  const product = { id: newId(), sku: "UPS-1K", name: "不间断电源", retired: false } as const;
  const nothing = { nameEn: null, brand: null, line: null };
  await addProduct(scope, { ...product, ...nothing }, now);
  await addProduct(scope, { ...product, ...nothing }, now);
  await expect(
    addProduct(scope, { ...product, ...nothing, id: newId() }, now),
  ).rejects.toMatchObject({ code: "product_refused", params: { reason: "sku_taken" } });
  const skusOf = async (query: string) =>
    (await findProducts(scope, query, { limit: 9 })).map(({ sku }) => sku);
  expect(await skusOf("bjddy")).toEqual(["UPS-1K"]);
  const { sku: _, ...change } = { ...product, ...nothing, name: "山特电源", brand: "山特" };
  await changeProduct(scope, change, now);
  expect([await skusOf("bjddy"), await skusOf("山特")]).toEqual([[], ["UPS-1K"]]);
  await changeProduct(scope, { ...change, retired: true }, now);
  expect(await skusOf("山特")).toEqual([]);
  const trail = await db().audit.findMany({
    where: { subject: product.id },
    orderBy: { id: "asc" },
  });
  expect(trail.map(({ action }) => action)).toEqual([
    "product.created",
    "product.changed",
    "product.changed",
  ]);
});
