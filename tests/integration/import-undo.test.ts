import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut } from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld, holdsOwnData } from "#lib/data/demo.ts";
import { findImport } from "#lib/data/imports.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { newId } from "#lib/data/new-id.ts";
import { listShownPlatforms } from "#lib/data/platforms.ts";
import { listRegions } from "#lib/data/regions.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import { findNumbers, listDealerNames } from "#lib/data/search.ts";
import { listShownServiceClasses } from "#lib/data/service-classes.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { listTouched, readUndoPreview } from "#lib/data/undo-preview.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { startImport } from "#lib/importing/start-import.ts";
import { undoImport } from "#lib/importing/undo-import.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const firstNow = Date.parse("2026-11-22T02:00:00Z");
/** Each import and undoing has a time of its own, as in life. */
let nowMs = firstNow;
const clock = () => new Date(nowMs);
const undoer = { device: "command", by: "lin" } as const;

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

const header =
  "发货单号,经销商,平台,时效,下单时间,出库时间,签收时间,产品名称,数量,订单号,送货地点,大区";

type Reading = { readonly zone?: string; readonly head?: string; readonly mergeDealers?: object };

async function importLines(
  lines: readonly string[],
  { zone = "Asia/Shanghai", head = header, ...options }: Reading = {},
) {
  nowMs += 60_000;
  const file = await writeTempFile("file.csv", `${[head, ...lines].join("\n")}\n`);
  const { importId, counts } = await importFile(file, { now: clock(), zone, options });
  const rejected = await listRejectedRows(scope, importId, { afterRow: 0, limit: 100 });
  return { importId, counts, rejected };
}

async function undo(importId: string) {
  nowMs += 60_000;
  const item = await findImport(scope, importId);
  if (!item) throw new Error("no import");
  const preview = await readUndoPreview(scope, item, null);
  const before = item.counts.undo;
  const { retracted, restored, touched } = await undoImport(scope, importId, undoer, { clock });
  // What was said beforehand is what happened.
  expect(preview).toEqual({
    retract: retracted - (before?.retracted ?? 0),
    restore: restored - (before?.restored ?? 0),
    touched,
  });
  return { retracted, restored, touched };
}

const anything = {
  period: ALL_TIME,
  platformId: null,
  serviceClass: null,
  cut: noCut,
  outcome: "due",
  dealerIds: null,
  lateFromMinutes: null,
  lateToMinutes: null,
  search: null,
} as const;

/** Everything that anybody sees of the world; cells without a shipment are as good as none. */
async function world() {
  const at = new Date(firstNow + 86_400_000);
  const { rows } = await listShipments(
    scope,
    anything,
    { sort: "due", page: 1, pageSize: 500 },
    at,
  );
  const lines = await db().shipmentLine.findMany({
    where: { shipment: { retracted: false } },
    select: { shipmentId: true, lineNo: true, quantity: true, product: { select: { sku: true } } },
    orderBy: [{ shipmentId: "asc" }, { lineNo: "asc" }],
  });
  const days = await db().dealerSlaDay.findMany({
    where: { OR: [{ due: { gt: 0 } }, { void: { gt: 0 } }] },
    orderBy: [
      { dealerId: "asc" },
      { platformId: "asc" },
      { serviceClass: "asc" },
      { dueOn: "asc" },
    ],
  });
  const months = await db().dealerSlaMonth.findMany({
    where: { OR: [{ due: { gt: 0 } }, { void: { gt: 0 } }] },
    orderBy: [
      { dealerId: "asc" },
      { platformId: "asc" },
      { serviceClass: "asc" },
      { dueMonth: "asc" },
    ],
  });
  const sites = await db().shipment.findMany({
    where: { retracted: false },
    select: { id: true, siteId: true, orderId: true },
    orderBy: { id: "asc" },
  });
  return JSON.stringify(
    {
      league: await readLeague(scope, anything, at),
      rows,
      lines,
      sites,
      days,
      months,
      platforms: await listShownPlatforms(scope),
      classes: await listShownServiceClasses(scope),
      regions: await listRegions(scope),
      dealers: await listDealerNames(scope),
    },
    null,
    1,
  );
}

const first = [
  "S1,甲公司,北京平台,本地,2026-11-18 10:00,2026-11-18 10:40,2026-11-18 11:50,路由器,2,D1,东门,华北",
  "S2,甲公司,北京平台,本地,2026-11-18 10:00,2026-11-18 10:40,2026-11-18 12:30,路由器,1,,,华北",
  "S3,乙公司,上海平台,本地,2026-11-19 10:00,,,交换机,1,,,华东",
];
const other = [
  "T1,丙公司,广州平台,冷链,2026-11-18 10:00,,,路由器,1,,,华南",
  "T2,丙公司,广州平台,本地,2026-11-18 10:00,2026-11-18 10:40,2026-11-18 13:50,新品,2,D9,南门,华南",
  "T3,甲公司,广州平台,本地,2026-11-18 10:00,2026-11-18 10:40,2026-11-18 11:20,新品,2,,,",
];

describe("what an import created", () => {
  test("leaves every figure and list, as if it had never been", async () => {
    await importLines(first);
    const before = await world();
    const { importId } = await importLines(other);
    expect(await world()).not.toBe(before);
    expect(await undo(importId)).toEqual({ retracted: 2, restored: 0, touched: 0 });
    expect(await world()).toBe(before);
    expect(await findNumbers(scope, "T", 10)).toEqual({ shipments: [], orders: [] });
    expect(await findImport(scope, importId)).toMatchObject({
      status: "undone",
      undoneAt: clock(),
    });
  });

  test("from an empty world leaves an empty one, which is no own data beside a demo", async () => {
    const before = await world();
    const { importId } = await importLines(first);
    await undo(importId);
    expect(await world()).toBe(before);
    expect(await db().$transaction((tx) => holdsOwnData(tx))).toBe(false);
    const kept = await db().shipment.findMany({ select: { retracted: true, verdict: true } });
    expect(kept.map(({ retracted }) => retracted)).toEqual([true, true, true]);
  });

  test("comes back with the same rows, to the same figures", async () => {
    const { importId, counts } = await importLines(first);
    const before = await world();
    await undo(importId);
    const again = await importLines(first);
    expect(again.counts).toMatchObject({ shipmentsNew: 3, eventsAdded: counts.eventsAdded });
    expect(await world()).toBe(before);
    expect((await importLines(first)).counts).toMatchObject({ shipmentsUnchanged: 3 });
    await undo(again.importId);
    expect((await readLeague(scope, anything, clock())).rows).toEqual([]);
    await importLines(first);
    expect(await world()).toBe(before);
  });

  test("comes back corrected: another zone, platform, order and line", async () => {
    const { importId } = await importLines(first, { zone: "UTC" });
    await undo(importId);
    const mended = first.map((line) =>
      line
        .replace("北京平台", "天津平台")
        .replace("D1,东门", "D2,西门")
        .replace("路由器,2", "网线,5"),
    );
    const { counts, rejected } = await importLines(mended);
    expect(rejected).toEqual([]);
    expect(counts).toMatchObject({ shipmentsNew: 3, rowsRejected: 0, dueFrom: "2026-11-18" });
    const shipment = await db().shipment.findFirstOrThrow({
      where: { number: "S1" },
      include: { platform: true, order: true, site: true, lines: { include: { product: true } } },
    });
    expect(shipment).toMatchObject({
      dueAt: new Date("2026-11-18T04:00:00Z"),
      verdict: "on_time",
      retracted: false,
      platform: { name: "天津平台" },
      order: { number: "D2" },
      site: { name: "西门" },
    });
    expect(shipment.lines).toMatchObject([{ lineNo: 1, quantity: 5, product: { name: "网线" } }]);
    const { rows } = await readLeague(scope, anything, clock());
    expect(rows.map(({ due, onTime }) => [due, onTime]).sort()).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  test("does not keep its numbers from another dealer", async () => {
    const { importId } = await importLines(first);
    await undo(importId);
    const { counts } = await importLines(first.map((line) => line.replace("甲公司", "丁公司")));
    expect(counts).toMatchObject({ shipmentsNew: 3, rowsRejected: 0 });
    const names = (await listDealerNames(scope)).map(({ name }) => name);
    expect(names.sort()).toEqual(["丁公司", "乙公司"]);
    expect((await importLines([first[0] ?? ""])).rejected).toMatchObject([
      { code: "number_of_other_dealer" },
    ]);
  });

  test("does not keep its spellings from being merged after all", async () => {
    const name = (line: string, dealer: string) => line.replace("甲公司", dealer);
    await importLines([name(first[0] ?? "", "恒信网络")]);
    const { importId } = await importLines([name(first[1] ?? "", "恒信网络公司")]);
    await undo(importId);
    const again = await importLines([name(first[1] ?? "", "恒信网络公司")], {
      mergeDealers: [{ spelling: "恒信网络公司", dealer: "恒信网络" }],
    });
    expect(again.counts).toMatchObject({ shipmentsNew: 1, rowsRejected: 0, dealersNew: 0 });
    expect(await listDealerNames(scope)).toMatchObject([
      { name: "恒信网络", others: ["恒信网络公司"] },
    ]);
    const { rows } = await readLeague(scope, anything, clock());
    expect(rows).toMatchObject([{ name: "恒信网络", due: 2 }]);
  });

  test("without numbers comes back to the shipments that it had been", async () => {
    const head = "经销商,应达时间,签收时间";
    const rows = ["甲,2026-11-10 12:00,2026-11-10 11:00", "甲,2026-11-10 12:00,2026-11-10 13:00"];
    const { importId } = await importLines(rows, { head });
    const before = await world();
    await undo(importId);
    expect((await importLines(rows.toReversed(), { head })).counts).toMatchObject({
      shipmentsNew: 2,
    });
    expect(await world()).toBe(before);
    expect(await db().shipment.count()).toBe(2);
  });
});

describe("what an import added to known shipments", () => {
  const corrected = [
    "S1,甲公司,北京平台,本地,2026-11-18 10:00,2026-11-18 10:45,2026-11-18 12:10,路由器,2,,,",
    "S3,乙公司,上海平台,本地,2026-11-19 10:00,2026-11-19 10:20,2026-11-19 11:00,网线,7,D3,北门,",
  ];

  test("is taken back to what it was before: times, lines, order and site", async () => {
    await importLines(first);
    const before = await world();
    const { importId, counts } = await importLines([...corrected, ...other]);
    expect(counts).toMatchObject({ shipmentsChanged: 2, shipmentsNew: 2, linesAdded: 1 });
    expect(await undo(importId)).toEqual({ retracted: 2, restored: 2, touched: 0 });
    expect(await world()).toBe(before);
    expect((await importLines(first)).counts).toMatchObject({ shipmentsUnchanged: 3 });
    expect((await importLines(corrected)).counts).toMatchObject({ shipmentsChanged: 2 });
    expect(await db().shipment.findFirst({ where: { number: "S1" } })).toMatchObject({
      verdict: "late",
    });
  });

  test("keeps the earlier import from being undone, until it is undone itself", async () => {
    const a = await importLines(first);
    const b = await importLines(corrected);
    expect(await undo(a.importId)).toEqual({ retracted: 1, restored: 0, touched: 2 });
    expect(await listTouched(scope, a.importId, 10, null)).toMatchObject([
      { number: "S1", dealerName: "甲公司", what: "corrected", importId: b.importId },
      { number: "S3", dealerName: "乙公司", importId: b.importId, fileName: "file.csv" },
    ]);
    expect(await undo(b.importId)).toEqual({ retracted: 0, restored: 2, touched: 0 });
    expect(await undo(a.importId)).toEqual({ retracted: 3, restored: 0, touched: 0 });
    expect((await readLeague(scope, anything, clock())).rows).toEqual([]);
  });
});

describe("shipments that somebody has touched since", () => {
  const touches = {
    event: (dealerId: string, shipmentId: string) =>
      db().shipmentEvent.create({
        data: {
          dealerId,
          id: newId(),
          shipmentId,
          kind: "delivery_failed",
          occurredAt: clock(),
          recordedAt: clock(),
          precision: "minute",
          data: {},
        },
      }),
    pause: (dealerId: string, shipmentId: string) =>
      db().pause.create({
        data: {
          dealerId,
          id: newId(),
          shipmentId,
          fromAt: clock(),
          reason: "dealer_asked_to_wait",
          recordedAt: clock(),
        },
      }),
    excuse: (dealerId: string, shipmentId: string) =>
      db().excuse.create({
        data: { dealerId, id: newId(), shipmentId, reason: "typhoon", approvedAt: clock() },
      }),
  };

  test.each([
    ["event", "delivery_failed"],
    ["pause", "pause"],
    ["excuse", "excuse"],
  ] as const)("by an %s stay and are named", async (touch, what) => {
    const { importId } = await importLines(first);
    const { dealerId, id } = await db().shipment.findFirstOrThrow({ where: { number: "S2" } });
    await touches[touch](dealerId, id);
    expect(await undo(importId)).toEqual({ retracted: 2, restored: 0, touched: 1 });
    expect(await listTouched(scope, importId, 10, null)).toMatchObject([
      { number: "S2", dealerName: "甲公司", what, importId: null },
    ]);
    const { rows } = await readLeague(scope, anything, clock());
    expect(rows).toMatchObject([{ name: "甲公司", due: 1, late: 1 }]);
    // Asked again it says the same, and takes nothing further.
    expect(await undo(importId)).toMatchObject({ touched: 1 });
  });
});

describe("an undoing", () => {
  test("a second time is refused and changes nothing", async () => {
    const { importId } = await importLines(first);
    await undo(importId);
    const events = await db().shipmentEvent.count();
    const again = undoImport(scope, importId, undoer, { clock });
    await expect(again).rejects.toMatchObject({ code: "wrong_state" });
    expect(await db().shipmentEvent.count()).toBe(events);
    await expect(startImport(scope, importId, { clock })).rejects.toMatchObject({
      code: "wrong_state",
    });
  });

  test("that is stopped midway goes on to the same end, even without its stage", async () => {
    await importLines(first);
    const before = await world();
    const many = Array.from(
      { length: 2500 },
      (_, i) =>
        `M${i},丙公司,广州平台,本地,2026-11-${10 + (i % 8)} 10:00,,2026-11-${10 + (i % 8)} 1${i % 5}:30,,,,,`,
    );
    const { importId } = await importLines(many);
    for (const lose of [false, true]) {
      let batches = 0;
      const shouldStop = () => {
        batches += 1;
        return batches > 1;
      };
      await expect(
        undoImport(scope, importId, undoer, { clock, shouldStop }),
      ).rejects.toMatchObject({ name: "RunHandedOver" });
      expect(await findImport(scope, importId)).toMatchObject({ status: "undoing" });
      if (lose) await db().importRow.deleteMany();
    }
    const { total, retracted } = await undoImport(scope, importId, undoer, { clock });
    expect([total, retracted]).toEqual([2500, 2500]);
    expect(await world()).toBe(before);
    expect(await db().importRow.count()).toBe(0);
    const told = { kind: "retracted", shipment: { number: { startsWith: "M" } } };
    expect(await db().shipmentEvent.count({ where: told })).toBe(2500);
  });

  test("stands in the audit with what it came to", async () => {
    const { importId } = await importLines(first);
    await undo(importId);
    const audit = await db().audit.findMany({
      where: { subject: importId },
      orderBy: { id: "asc" },
    });
    expect(audit.slice(-2)).toMatchObject([
      { action: "import.undo_started" },
      { action: "import.undone", data: { total: 3, retracted: 3, restored: 0, touched: 0 } },
    ]);
  });
});
