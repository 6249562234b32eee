import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("metrics:read");
const now = new Date("2026-11-22T02:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(() => db().$transaction((tx) => emptyWorld(tx)));
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Imports a table of these columns; each row is written as a line of CSV. */
async function importTable(header: string, rows: readonly string[], zone = "Asia/Shanghai") {
  const file = await writeTempFile("table.csv", `${[header, ...rows].join("\n")}\n`);
  const { importId, counts } = await importFile(file, { now, zone });
  const rejected = await listRejectedRows(scope, importId, { afterRow: 0, limit: 100 });
  return { counts, rejected: rejected.map(({ cells: _, ...one }) => one) };
}

const unchanged = { shipmentsNew: 0, shipmentsChanged: 0, eventsAdded: 0, rowsRejected: 0 };

describe("who cancelled", () => {
  const header = "发货单号,经销商,应达时间,取消时间,取消方";
  const by = (who: string) => [`C1,甲,2026-11-10 12:00,2026-11-10 09:00,${who}`];

  test("is corrected although the time stays, and only once", async () => {
    await importTable(header, by("分销商"));
    expect(await db().shipment.findFirst()).toMatchObject({
      cancelledBy: "distributor",
      verdict: "late",
    });
    const { counts } = await importTable(header, by("经销商"));
    expect(counts).toMatchObject({ shipmentsChanged: 1, correctionsAdded: 1 });
    expect(await db().shipment.findFirst()).toMatchObject({
      cancelledBy: "dealer",
      verdict: "void",
    });
    expect((await importTable(header, by("经销商"))).counts).toMatchObject(unchanged);
    expect((await importTable(header, by(""))).counts).toMatchObject(unchanged);
  });

  test("rows of one shipment must agree on it", async () => {
    const { rejected } = await importTable(header, [...by("分销商"), ...by("经销商")]);
    expect(rejected).toMatchObject([
      { code: "rows_disagree", column: "取消方" },
      { code: "rows_disagree", column: "取消方" },
    ]);
  });
});

describe("order and site of a known shipment", () => {
  const header = "发货单号,经销商,应达时间,订单号,送货地点,产品名称";
  const row = (order: string, site: string, product = "路由器") => [
    `K1,甲,2026-11-10 12:00,${order},${site},${product}`,
  ];

  test("are filled in where none was known", async () => {
    await importTable(header, row("", ""));
    const { counts } = await importTable(header, row("D1", "东门"));
    expect(counts).toMatchObject({ shipmentsChanged: 1, eventsAdded: 0, rowsRejected: 0 });
    const shipment = await db().shipment.findFirst({ include: { order: true, site: true } });
    expect(shipment).toMatchObject({ order: { number: "D1" }, site: { name: "东门" } });
    expect((await importTable(header, row("D1", "东门"))).counts).toMatchObject(unchanged);
    expect((await importTable(header, row("", ""))).counts).toMatchObject(unchanged);
  });

  test("that differ reject the row, which leaves nothing behind", async () => {
    await importTable(header, row("D1", "东门"));
    const order = await importTable(header, row("D2", "西门", "新品"));
    expect(order.rejected).toEqual([
      {
        rowNumber: 2,
        column: "订单号",
        code: "order_changed",
        params: { number: "K1", was: "D1", now: "D2" },
      },
    ]);
    const site = await importTable(header, row("", "西门", "新品"));
    expect(site.rejected).toEqual([
      {
        rowNumber: 2,
        column: "送货地点",
        code: "site_changed",
        params: { number: "K1", was: "东门", now: "西门" },
      },
    ]);
    const left = await Promise.all([db().order.count(), db().site.count(), db().product.count()]);
    expect(left).toEqual([1, 1, 1]);
  });
});

describe("what a rejected row names is not created", () => {
  test("a class without a policy brings neither class, platform, dealer nor region", async () => {
    const header = "发货单号,经销商,平台,时效,下单时间,大区";
    const { counts, rejected } = await importTable(header, [
      "N1,甲,北京平台,冷链,2026-11-20 10:00,华北",
      "N2,乙,上海平台,本地,2026-11-20 10:00,华东",
    ]);
    expect(rejected).toMatchObject([
      { rowNumber: 2, code: "no_policy", params: { platform: "北京平台", serviceClass: "冷链" } },
    ]);
    expect(counts).toMatchObject({ dealersNew: 1, platformsNew: 1, newDealers: ["乙"] });
    expect(await db().dealer.findMany({ select: { name: true } })).toEqual([{ name: "乙" }]);
    expect(await db().platform.findMany({ select: { name: true } })).toEqual([
      { name: "上海平台" },
    ]);
    expect(await db().region.count()).toBe(1);
    expect(await db().serviceClass.count({ where: { code: "冷链" } })).toBe(0);
  });

  test("a number that another dealer has brings no new dealer", async () => {
    const header = "发货单号,经销商,应达时间";
    await importTable(header, ["T1,甲,2026-11-10 12:00"]);
    const { counts, rejected } = await importTable(header, ["T1,乙,2026-11-10 12:00"]);
    expect(rejected).toMatchObject([
      { code: "number_of_other_dealer", params: { number: "T1", dealer: "甲" } },
    ]);
    expect(counts).toMatchObject({ rowsRejected: 1, dealersNew: 0 });
    expect(await db().dealer.count()).toBe(1);
  });

  test("a number of two dealers creates neither", async () => {
    const header = "发货单号,经销商,应达时间,订单号";
    const { counts, rejected } = await importTable(header, [
      "T1,甲,2026-11-10 12:00,D1",
      "T1,乙,2026-11-10 12:00,D2",
    ]);
    expect(rejected.map(({ code }) => code)).toEqual(["number_twice", "number_twice"]);
    expect(counts).toMatchObject({ rowsRejected: 2, dealersNew: 0, platformsNew: 0 });
    expect([await db().dealer.count(), await db().order.count()]).toEqual([0, 0]);
  });
});

describe("zones of rows that give dates", () => {
  const own = "发货单号,经销商,应达时间,签收时间";

  test("rows without a platform keep the civil dates of their file's zone", async () => {
    await importTable(own, ["Z1,甲,2026-11-10,2026-11-10"], "Asia/Shanghai");
    await importTable(own, ["Z2,甲,2026-11-10,2026-11-10"], "America/New_York");
    const shipments = await db().shipment.findMany({
      include: { platform: true },
      orderBy: { number: "asc" },
    });
    expect(
      shipments.map(({ dueOn, platform }) => [dueOn.toISOString().slice(0, 10), platform.name]),
    ).toEqual([
      ["2026-11-10", "未指明平台 · Asia/Shanghai"],
      ["2026-11-10", "未指明平台 · America/New_York"],
    ]);
  });

  test("a date alone is refused where the known platform keeps another time, a time is not", async () => {
    const header = `${own},平台`;
    await importTable(header, ["Y1,甲,2026-11-10,2026-11-10,北京平台"]);
    const { rejected, counts } = await importTable(
      header,
      ["Y2,乙,2026-11-10,,北京平台", "Y3,丙,2026-11-10 12:00,,北京平台"],
      "America/New_York",
    );
    const params = {
      platform: "北京平台",
      platformZone: "Asia/Shanghai",
      zone: "America/New_York",
    };
    expect(rejected).toEqual([{ rowNumber: 2, column: "应达时间", code: "zone_differs", params }]);
    expect(counts).toMatchObject({ shipmentsNew: 1, newDealers: ["丙"] });
  });
});

describe("dates beside times", () => {
  const header = "发货单号,经销商,应达时间,签收时间";

  test("a date that names the day of a known time changes nothing", async () => {
    await importTable(header, ["T1,甲,2026-11-10 12:00,2026-11-10 11:00"]);
    const { counts } = await importTable(header, ["T1,甲,2026-11-10,2026-11-10"]);
    expect(counts).toMatchObject(unchanged);
    expect(await db().shipment.findFirst()).toMatchObject({ duePrecision: "instant" });
  });

  test("a time on a day that was known alone is a better value", async () => {
    await importTable(header, ["T1,甲,2026-11-10 12:00,2026-11-10"]);
    const better = ["T1,甲,2026-11-10 12:00,2026-11-10 13:00"];
    expect((await importTable(header, better)).counts).toMatchObject({ correctionsAdded: 1 });
    expect(await db().shipment.findFirst()).toMatchObject({ verdict: "late" });
    expect((await importTable(header, better)).counts).toMatchObject(unchanged);
  });

  test("another day is another value", async () => {
    await importTable(header, ["T1,甲,2026-11-10 12:00,2026-11-10 11:00"]);
    const { rejected } = await importTable(header, ["T1,甲,2026-11-11,2026-11-10"]);
    expect(rejected).toMatchObject([{ code: "due_changed", column: "应达时间" }]);
    const moved = await importTable(header, ["T1,甲,2026-11-10,2026-11-11"]);
    expect(moved.counts).toMatchObject({ correctionsAdded: 1 });
  });
});

describe("what was recorded", () => {
  const header = "发货单号,经销商,应达时间,签收时间,登记时间";

  test("in the future is refused", async () => {
    const { rejected } = await importTable(header, [
      "R1,甲,2026-11-10 12:00,2026-11-10 11:00,2026-12-01 11:00",
    ]);
    expect(rejected).toMatchObject([{ code: "in_future", column: "登记时间" }]);
  });

  test("a correction is learned of now, whatever the row says, and counts", async () => {
    const at = (time: string) => [`R1,甲,2026-11-10 12:00,2026-11-10 ${time},2026-11-10 20:00`];
    await importTable(header, at("11:00"));
    await importTable(header, at("13:00"));
    const back = await importTable(header, at("11:30"));
    expect(back.counts).toMatchObject({ correctionsAdded: 1 });
    const corrections = await db().shipmentEvent.findMany({ where: { kind: "corrected" } });
    expect(corrections.map(({ recordedAt }) => recordedAt)).toEqual([now, now]);
    expect((await db().shipment.findFirstOrThrow()).deliveredAt?.toISOString()).toBe(
      "2026-11-10T03:30:00.000Z",
    );
    expect((await importTable(header, at("11:30"))).counts).toMatchObject(unchanged);
  });
});

test("a changed acceptance is refused for an own due too", async () => {
  const header = "发货单号,经销商,下单时间,应达时间";
  await importTable(header, ["A1,甲,2026-11-10 09:00,2026-11-10 12:00"]);
  const { rejected } = await importTable(header, ["A1,甲,2026-11-10 09:30,2026-11-10 12:00"]);
  expect(rejected).toMatchObject([{ code: "acceptance_changed", column: "下单时间" }]);
});
