import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
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

const header = "发货单号,经销商,平台,时效,下单时间,出库时间,签收时间,产品名称,数量";

async function importLines(
  lines: readonly string[],
  options: object = {},
  mode?: "check" | "import",
) {
  const file = await writeTempFile("deliveries.csv", `${[header, ...lines].join("\n")}\n`);
  const { importId, counts } = await importFile(file, { now, options, ...(mode ? { mode } : {}) });
  const rejected = await listRejectedRows(scope, importId, { afterRow: 0, limit: 100 });
  return { counts, rejected };
}

async function league(at = now) {
  const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
  const { rows } = await readLeague(scope, everything, at);
  return rows
    .map(({ name, due, onTime, late, undelivered }) => ({ name, due, onTime, late, undelivered }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const onTime =
  "S1,甲公司,北京平台,本地,2026-11-20 10:00,2026-11-20 10:40,2026-11-20 11:50,路由器,2";
const late =
  "S2,甲公司,北京平台,同城,2026/11/20 10:00,2026/11/20 10:40,2026/11/20 12:00:01,路由器,1";
const open = "S3,乙公司,北京平台,本地,2026-11-20 18:30,,,交换机,1";

describe("what rows mean", () => {
  test("a row without its own due is promised by the platform's policy", async () => {
    const { counts } = await importLines([onTime, late, open]);
    expect(counts).toMatchObject({
      shipmentsNew: 3,
      dealersNew: 2,
      platformsNew: 1,
      rowsRejected: 0,
    });
    expect(await league()).toEqual([
      { name: "乙公司", due: 1, onTime: 0, late: 0, undelivered: 1 },
      { name: "甲公司", due: 2, onTime: 1, late: 1, undelivered: 0 },
    ]);
    const shipment = await db().shipment.findFirstOrThrow({ where: { number: "S3" } });
    expect(shipment.dueAt.toISOString()).toBe("2026-11-20T12:30:00.000Z");
    const promise = await db().promise.findFirstOrThrow({ where: { shipmentId: shipment.id } });
    expect(promise.steps).not.toEqual([]);
    expect(promise.policyVersionId).not.toBeNull();
  });

  test("rows that share a number are lines of one shipment", async () => {
    const { counts } = await importLines([onTime, onTime.replace("路由器,2", "网线,30")]);
    expect(counts).toMatchObject({ rowsRead: 2, shipmentsNew: 1, rowsRejected: 0 });
    const lines = await db().shipmentLine.findMany({ include: { product: true } });
    expect(lines.map(({ product, quantity }) => [product?.name, quantity])).toEqual([
      ["路由器", 2],
      ["网线", 30],
    ]);
  });

  test("rows that share a number but not their dates are all rejected, each naming another", async () => {
    const { counts, rejected } = await importLines([
      onTime,
      onTime.replace("11:50", "11:55"),
      late,
    ]);
    expect(counts).toMatchObject({ shipmentsNew: 1, rowsRejected: 2 });
    expect(
      rejected.map(({ rowNumber, column, code, params }) => [rowNumber, column, code, params]),
    ).toEqual([
      [2, "签收时间", "rows_disagree", { number: "S1", otherRow: 3 }],
      [3, "签收时间", "rows_disagree", { number: "S1", otherRow: 2 }],
    ]);
    expect(rejected[0]?.cells).toEqual(onTime.split(","));
  });

  test("a number that two dealers share is rejected for both", async () => {
    const { counts, rejected } = await importLines([onTime, onTime.replace("甲公司", "乙公司")]);
    expect(counts).toMatchObject({ shipmentsNew: 0, rowsRejected: 2 });
    expect(rejected.map(({ code }) => code)).toEqual(["number_twice", "number_twice"]);
  });

  test("a number that another dealer has already is rejected", async () => {
    await importLines([onTime]);
    const { rejected } = await importLines([onTime.replace("甲公司", "乙公司")]);
    expect(rejected[0]).toMatchObject({
      code: "number_of_other_dealer",
      params: { number: "S1", dealer: "甲公司" },
    });
  });

  test("a due given as a date ends with that date, a delivery given as a date begins with it", async () => {
    const file = await writeTempFile(
      "own-due.csv",
      "dealer,due date,delivered date\nA,2026-11-10,2026-11-10\nA,2026-11-10,2026-11-11\n",
    );
    await importFile(file, { now });
    const shipments = await db().shipment.findMany({ orderBy: { deliveredAt: "asc" } });
    expect(
      shipments.map((one) => [one.dueAt.toISOString(), one.deliveredAt?.toISOString()]),
    ).toEqual([
      ["2026-11-10T15:59:59.999Z", "2026-11-09T16:00:00.000Z"],
      ["2026-11-10T15:59:59.999Z", "2026-11-10T16:00:00.000Z"],
    ]);
    expect(shipments.map(({ verdict }) => verdict)).toEqual(["on_time", "late"]);
    expect(shipments.map(({ localMinutes, startsAt }) => [localMinutes, startsAt])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(shipments[0]?.dueOn.toISOString().slice(0, 10)).toBe("2026-11-10");
  });

  test("bad rows are rejected one by one and the rest is taken", async () => {
    const { counts, rejected } = await importLines([
      onTime,
      "S7,甲公司,北京平台,本地,2026-11-31 10:00,,,路由器,1",
      "S8,,北京平台,本地,2026-11-20 10:00,,,路由器,1",
      "S9,甲公司,北京平台,本地,2026-11-20 10:00,,2026-11-20 09:00,路由器,1",
      "S10,甲公司,北京平台,本地,2027-01-20 10:00,,,路由器,1",
      "S11,甲公司,北京平台,本地,2026-11-20,,,路由器,1",
      "S12,甲公司,北京平台,冷链,2026-11-20 10:00,,,路由器,1",
      "S13,甲公司,北京平台,本地,2026-11-20 10:00,,,路由器,-1",
      "S14,甲公司,北京平台,本地,2026-11-20 10:00",
    ]);
    expect(rejected.map(({ rowNumber, code }) => `${rowNumber} ${code}`)).toEqual([
      "3 date_impossible",
      "4 dealer_empty",
      "5 before_accepted",
      "6 in_future",
      "7 accepted_time_missing",
      "8 no_policy",
      "9 quantity_not_positive",
      "10 row_ragged",
    ]);
    expect(counts).toMatchObject({ rowsRead: 9, shipmentsNew: 1, rowsRejected: 8 });
  });
});

describe("the same again, and more", () => {
  test("the same file again changes nothing", async () => {
    await importLines([onTime, late, open]);
    const before = await Promise.all([db().shipmentEvent.count(), db().shipmentLine.count()]);
    const { counts } = await importLines([onTime, late, open]);
    expect(counts).toMatchObject({ shipmentsNew: 0, shipmentsChanged: 0, shipmentsUnchanged: 3 });
    expect(await Promise.all([db().shipmentEvent.count(), db().shipmentLine.count()])).toEqual(
      before,
    );
  });

  test("next week's export adds what is new: a delivery as an event, another value as corrected", async () => {
    await importLines([onTime, open]);
    const { counts } = await importLines([
      onTime.replace("11:50", "12:10"),
      "S3,乙公司,北京平台,本地,2026-11-20 18:30,,2026-11-20 20:00,交换机,1",
      late,
    ]);
    expect(counts).toMatchObject({ shipmentsNew: 1, shipmentsChanged: 2, correctionsAdded: 1 });
    expect(await league()).toEqual([
      { name: "乙公司", due: 1, onTime: 1, late: 0, undelivered: 0 },
      { name: "甲公司", due: 2, onTime: 0, late: 2, undelivered: 0 },
    ]);
    const corrected = await db().shipmentEvent.findFirstOrThrow({ where: { kind: "corrected" } });
    expect(corrected.data).toEqual({
      correction: {
        field: "deliveredAt",
        from: "2026-11-20T03:50:00.000Z",
        to: "2026-11-20T04:10:00.000Z",
      },
    });
    const again = await importLines([onTime.replace("11:50", "12:10")]);
    expect(again.counts).toMatchObject({ shipmentsChanged: 0, shipmentsUnchanged: 1 });
  });

  test("what a later export leaves empty takes nothing back", async () => {
    await importLines([onTime]);
    const { counts } = await importLines(["S1,甲公司,北京平台,本地,2026-11-20 10:00,,,路由器,2"]);
    expect(counts).toMatchObject({ shipmentsUnchanged: 1, rowsRejected: 0 });
    expect(await league()).toMatchObject([{ onTime: 1 }]);
  });

  test("a changed acceptance rejects the row and says both", async () => {
    await importLines([onTime]);
    const { rejected } = await importLines([
      onTime.replace("2026-11-20 10:00", "2026-11-20 09:30"),
    ]);
    expect(rejected[0]).toMatchObject({
      code: "acceptance_changed",
      column: "下单时间",
      params: { number: "S1", was: "2026-11-20T02:00:00.000Z", now: "2026-11-20T01:30:00.000Z" },
    });
  });

  test("a delivery of what was cancelled is rejected against its state", async () => {
    const own = "shipment no,dealer,due at,delivered at,cancelled at\n";
    await importFile(
      await writeTempFile("a.csv", `${own}X1,A,2026-11-10 12:00,,2026-11-09 12:00\n`),
      { now },
    );
    const { counts } = await importFile(
      await writeTempFile("b.csv", `${own}X1,A,2026-11-10 12:00,2026-11-10 10:00,\n`),
      { now },
    );
    expect(counts).toMatchObject({ rowsRejected: 1, shipmentsChanged: 0 });
  });

  test("rows without a number are known by content and occurrence, however they are sorted", async () => {
    const own = "dealer,due,delivered\n";
    const week1 = [
      "A,2026-11-10 12:00,2026-11-10 11:00",
      "A,2026-11-10 12:00,",
      "A,2026-11-10 12:00,",
    ];
    await importFile(await writeTempFile("w1.csv", own + week1.join("\n")), { now });
    expect(await league()).toMatchObject([{ due: 3, onTime: 1, undelivered: 2 }]);
    const week2 = [
      "A,2026-11-10 12:00,2026-11-10 13:00",
      "A,2026-11-11 12:00,2026-11-11 11:00",
      "A,2026-11-10 12:00,",
      "A,2026-11-10 12:00,2026-11-10 11:00",
    ];
    const { counts } = await importFile(await writeTempFile("w2.csv", own + week2.join("\n")), {
      now,
    });
    expect(counts).toMatchObject({
      shipmentsNew: 1,
      shipmentsChanged: 1,
      shipmentsUnchanged: 2,
      correctionsAdded: 0,
    });
    expect(await league()).toMatchObject([{ due: 4, onTime: 2, late: 1, undelivered: 1 }]);
  });
});

describe("names", () => {
  const row = (dealer: string, n: number) =>
    `N${n},${dealer},北京平台,本地,2026-11-20 10:00,,2026-11-20 11:00,路由器,1`;

  test("spellings that differ in width, case or spaces only are one dealer", async () => {
    const { counts } = await importLines([row("ＡＢＣ 科技", 1), row("abc科技", 2)]);
    expect(counts).toMatchObject({ dealersNew: 1, shipmentsNew: 2 });
  });

  test("near spellings are offered, merged as the user says, and known from then on", async () => {
    const lines = [row("恒信网络", 1), row("恒信网络有限公司", 2)];
    const check = await importLines(lines, {}, "check");
    expect(check.counts.nearSpellings).toMatchObject([
      { spelling: "恒信网络有限公司", dealer: "恒信网络" },
    ]);
    expect(await db().dealer.count()).toBe(0);
    const mergeDealers = [{ spelling: "恒信网络有限公司", dealer: "恒信网络" }];
    expect((await importLines(lines, { mergeDealers })).counts).toMatchObject({ dealersNew: 1 });
    expect(await league()).toMatchObject([{ name: "恒信网络", due: 2 }]);
    const later = await importLines([row("恒信网络有限公司", 3)]);
    expect(later.counts).toMatchObject({ dealersNew: 0, shipmentsNew: 1, nearSpellings: [] });
  });

  test("unknown dealers and platforms are refused where the user wants that", async () => {
    await importLines([row("甲公司", 1)]);
    const refuse = { unknownDealers: "refuse", unknownPlatforms: "refuse" };
    const { counts, rejected } = await importLines(
      [row("乙公司", 2), row("甲公司", 3).replace("北京平台", "上海平台"), row("甲公司", 4)],
      refuse,
    );
    expect(counts).toMatchObject({
      shipmentsNew: 1,
      rowsRejected: 2,
      dealersNew: 0,
      platformsNew: 0,
    });
    expect(rejected.map(({ code }) => code)).toEqual(["dealer_unknown", "platform_unknown"]);
  });
});

describe("a rehearsal", () => {
  test("says what the import then does, and writes no fact", async () => {
    const lines = [onTime, late, open, late.replace("S2", "S2"), onTime.replace("S1,甲", "S1,丙")];
    const check = await importLines(lines, {}, "check");
    expect(await db().shipment.count()).toBe(0);
    expect(await db().dealer.count()).toBe(0);
    const done = await importLines(lines);
    const said = ({ startedAt: _, mode: _m, ...counts }: typeof done.counts) => counts;
    expect(said(check.counts)).toEqual(said(done.counts));
    const again = await importLines(lines, {}, "check");
    expect(again.counts).toMatchObject({ shipmentsNew: 0, shipmentsChanged: 0, linesAdded: 0 });
  });
});

test("two imports of one file at once leave what one leaves", async () => {
  const lines = Array.from({ length: 60 }, (_, i) => onTime.replace("S1", `P${i}`));
  await Promise.all([importLines(lines), importLines(lines)]);
  expect(await league()).toMatchObject([{ due: 60, onTime: 60 }]);
  expect(await db().shipmentEvent.count()).toBe(180);
});
