import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { findProducts } from "#lib/data/products.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { refusalText } from "#lib/i18n/refusal-text.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:read");

const now = new Date("2026-11-22T02:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(async () => {
  await db().$transaction((tx) => emptyWorld(tx));
  await db().personScope.deleteMany();
  await db().person.deleteMany();
  await db().import.deleteMany();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

type Wishes = Omit<Parameters<typeof importFile>[1] & {}, "kind">;

/** Imports lines of a CSV as one kind; the headers are of that kind by themselves. */
async function take(kind: ImportKind, lines: readonly string[], wishes: Wishes = {}) {
  const file = await writeTempFile("a.csv", `${lines.join("\n")}\n`);
  const { importId, counts } = await importFile(file, { kind, now, ...wishes });
  const rows = await listRejectedRows(scope, importId, { afterRow: 0, limit: 100 });
  const rejected = rows.map(({ rowNumber, column, code, params }) =>
    [rowNumber, column ?? "-", refusalText({ code, params }, "zh-CN")].join(" "),
  );
  const { recordsNew, recordsChanged, recordsUnchanged, regionsNew } = counts;
  return {
    sums: [recordsNew, recordsChanged, recordsUnchanged] as const,
    counts,
    regionsNew,
    rejected,
    rows,
    importId,
  };
}

const platforms = [
  "平台,城市,时区,大区",
  "沈阳,沈阳市,Asia/Shanghai,东北",
  "伦敦仓,London,europe/london,",
];
const dealers = [
  "经销商,别名,城市,经销商等级,大区,所属平台,客服代表,高管负责人",
  "沈阳恒通科技,恒通；HT,沈阳,A类,东北,沈阳,李梅,王总",
  "大连海诚网络,,大连,b,东北,,,",
];
const sites = ["经销商,收货点,城市", "恒通,一号店,沈阳", "沈阳恒通科技,二号店,铁岭"];
const products = [
  "产品编号,产品名称,英文名称,品牌,产品线",
  "SRV-1,双路服务器,Two-socket server,浪潮,服务器",
  "SSD-2,,,,存储",
];
const stock = ["平台,SKU,实盘数量,预计到货日期", "沈阳,SRV-1,12,", "沈阳,SSD-2,0,2026-12-01"];
const people = [
  "姓名,角色,登录名,邮箱,手机,经销商,平台,大区",
  "张三,运营,zhang.san,,138 0013 8000,,沈阳；伦敦仓,",
  "李四,大区经理,,Li.Si@Example.com,,,,东北",
  "王五,经销商,wangwu,,+86 13900139000,HT,,",
  "赵六,管理员,zhaoliu,,,,,",
];
const files = { platforms, dealers, sites, products, stock, users: people } as const;
const kinds = ["platforms", "dealers", "sites", "products", "stock", "users"] as const;

async function takeAll() {
  for (const kind of kinds) await take(kind, files[kind]);
}

describe("each kind", () => {
  test("is created from its file, and the same file again changes nothing", async () => {
    for (const kind of kinds) {
      const lines = files[kind];
      const dry = await take(kind, lines, { mode: "check" });
      expect([kind, dry.rejected, dry.sums]).toEqual([kind, [], [lines.length - 1, 0, 0]]);
      const first = await take(kind, lines);
      expect([kind, first.rejected, first.sums]).toEqual([kind, [], [lines.length - 1, 0, 0]]);
      const auditRows = await db().audit.count();
      const again = await take(kind, lines);
      expect([kind, again.rejected, again.sums]).toEqual([kind, [], [0, 0, lines.length - 1]]);
      // uploaded, started, finished: no word of a thing that did not change
      expect(await db().audit.count()).toBe(auditRows + 3);
    }
  });

  test("stands in the tables as the file says", async () => {
    await takeAll();
    expect(
      await db().platform.findMany({
        select: { name: true, city: true, zone: true, region: { select: { name: true } } },
        orderBy: { city: "asc" },
      }),
    ).toEqual([
      { name: "伦敦仓", city: "London", zone: "Europe/London", region: null },
      { name: "沈阳", city: "沈阳市", zone: "Asia/Shanghai", region: { name: "东北" } },
    ]);
    expect(await db().calendarVersion.count()).toBe(2);
    expect(await db().policyVersion.count()).toBe(4);
    const dealer = await db().dealer.findFirstOrThrow({
      where: { name: "沈阳恒通科技" },
      include: { aliases: true, region: true, homePlatform: true, sites: true },
    });
    expect(dealer).toMatchObject({
      city: "沈阳",
      class: "A",
      representative: "李梅",
      sponsor: "王总",
      region: { name: "东北" },
      homePlatform: { name: "沈阳" },
    });
    expect(dealer.aliases.map(({ name }) => name).sort()).toEqual(["HT", "恒通", "沈阳恒通科技"]);
    expect(dealer.sites.map(({ name, city }) => `${name} ${city}`).sort()).toEqual([
      "一号店 沈阳",
      "二号店 铁岭",
    ]);
    expect(await db().region.count()).toBe(1);
    expect(
      await db().product.findMany({
        select: { sku: true, name: true, nameEn: true, brand: true, line: true },
        orderBy: { sku: "asc" },
      }),
    ).toEqual([
      {
        sku: "SRV-1",
        name: "双路服务器",
        nameEn: "Two-socket server",
        brand: "浪潮",
        line: "服务器",
      },
      { sku: "SSD-2", name: "SSD-2", nameEn: null, brand: null, line: "存储" },
    ]);
    const found = await findProducts(scope, "slfwq two-socket", { limit: 5 });
    expect(found.map(({ sku }) => sku)).toEqual(["SRV-1"]);
    const staff = await db().person.findMany({
      include: { scopes: true },
      orderBy: { name: "asc" },
    });
    expect(
      staff.map(({ name, role, loginName, email, mobile, scopes }) =>
        [name, role, loginName, email, mobile, scopes.map(({ kind }) => kind).join("+")].join(" "),
      ),
    ).toEqual([
      "张三 ops zhang.san  +8613800138000 platform+platform",
      "李四 manager  li.si@example.com  region",
      "王五 dealer wangwu  +8613900139000 dealer",
      "赵六 admin zhaoliu   ",
    ]);
  });

  test("changes what a later file says otherwise, keeps what it leaves blank, and audits old and new", async () => {
    await takeAll();
    const { sums } = await take("dealers", [
      "经销商,城市,等级,经销商等级,大区,高管负责人",
      "恒通,,,C,东三省,",
      "大连 海诚网络,大连,,,,",
    ]);
    expect(sums).toEqual([0, 1, 1]);
    const dealer = await db().dealer.findFirstOrThrow({
      where: { name: "沈阳恒通科技" },
      include: { region: true },
    });
    expect(dealer).toMatchObject({ city: "沈阳", class: "C", sponsor: "王总" });
    expect(dealer.region?.name).toBe("东三省");
    const [entry] = await db().audit.findMany({ where: { action: "dealer.changed" } });
    expect(entry).toMatchObject({ subject: dealer.id, data: { rowNumber: 2 } });
    expect(entry?.data).toMatchObject({
      changes: [{ field: "dealerClass", was: "A", now: "C" }, { field: "region" }],
    });
  });

  test("a person is known again by any contact, and a new role takes its new reach", async () => {
    await takeAll();
    const { sums, rejected } = await take("users", [
      "姓名,角色,登录名,邮箱,手机,平台,大区",
      "张三,,,zhang@example.com,13800138000,沈阳,",
      ",大区经理,wangwu,,,,东北",
    ]);
    expect([rejected, sums]).toEqual([[], [0, 2, 0]]);
    const [zhang, wang] = await db().person.findMany({
      where: { name: { in: ["张三", "王五"] } },
      include: { scopes: true },
      orderBy: { name: "asc" },
    });
    expect(zhang).toMatchObject({ loginName: "zhang.san", email: "zhang@example.com" });
    expect(zhang?.scopes).toHaveLength(1);
    expect(wang).toMatchObject({ role: "manager", scopes: [{ kind: "region" }] });
  });

  test("master data does not disturb deliveries, which find what it named", async () => {
    await takeAll();
    await take("deliveries", [
      "发货单号,客户名称,发货仓,收货点,产品编号,要求送达时间,签收时间",
      "W1,HT,沈阳,一号店,SRV-1,2026-11-10 12:00,2026-11-10 11:00",
    ]);
    expect(await db().dealer.count()).toBe(2);
    expect(await db().site.count()).toBe(2);
    expect(await db().product.count()).toBe(2);
    const shipment = await db().shipment.findFirstOrThrow({ include: { dealer: true } });
    expect(shipment.dealer.name).toBe("沈阳恒通科技");
    const { rejected } = await take("platforms", ["平台,时区", "沈阳,Asia/Tokyo", "伦敦仓,UTC"]);
    expect(rejected).toEqual(["2 时区 平台“沈阳”已经有发货单，时区（Asia/Shanghai）不能再改。"]);
  });
});

describe("rows that cannot be taken", () => {
  const bad: readonly [ImportKind, string, readonly string[], readonly string[]][] = [
    [
      "platforms",
      "zones and what is missing",
      ["平台,时区,大区", "甲,中国,", "乙,,", ",Asia/Shanghai,", "丙,+08:00,西北"],
      [
        "2 时区 “中国”不是时区，请写 IANA 名称，例如 Asia/Shanghai。",
        "3 时区 新平台“乙”没有写时区。",
        "4 平台 没有写“平台”。",
        "5 时区 “+08:00”不是时区，请写 IANA 名称，例如 Asia/Shanghai。",
      ],
    ],
    [
      "dealers",
      "classes, platforms, spellings, contradictions",
      [
        "经销商,别名,城市,经销商等级,所属平台",
        "丁,,,D,",
        "戊,,,,火星",
        "己,大连海诚网络,,,",
        "庚,,北京,,",
        "庚,,上海,,",
        "HT,,北京,,",
        "沈阳恒通科技,,上海,,",
      ],
      [
        "2 经销商等级 “D”不是经销商等级，请写 A、B 或 C。",
        "3 所属平台 没有平台“火星”，请先导入平台。",
        "4 别名 “大连海诚网络”已经是经销商“大连海诚网络”的名称或别名。",
        "5 城市 与第 6 行说的是同一个，但“城市”不一致。",
        "6 城市 与第 5 行说的是同一个，但“城市”不一致。",
        "8 城市 与第 7 行说的是同一个，但“城市”不一致。",
      ],
    ],
    [
      "sites",
      "dealers that are not there",
      ["经销商,收货点", "查无此人,一号", "恒通,"],
      ["2 经销商 没有经销商“查无此人”，请先导入经销商。", "3 收货点 没有写“送货地点”。"],
    ],
    [
      "products",
      "two names of one number",
      ["产品编号,产品名称", "X1,甲", "X1,乙", ",丙"],
      [
        "2 产品名称 与第 3 行说的是同一个，但“商品名称”不一致。",
        "3 产品名称 与第 2 行说的是同一个，但“商品名称”不一致。",
        "4 产品编号 没有写“商品编号”。",
      ],
    ],
    [
      "users",
      "contacts, formulas, roles and what they reach",
      [
        "姓名,角色,登录名,邮箱,手机,经销商,平台,大区",
        "a,运营,a1,=cmd|'x'!A1,,,沈阳,",
        "b,运营,b1,b@@x.com,,,沈阳,",
        "c,运营,c1,,+8612,,沈阳,",
        "d,运营,d1,,=1+1,,沈阳,",
        "e,船长,e1,,,,沈阳,",
        "f,运营,,,,,沈阳,",
        "g,运营,g1,,,,,",
        "h,经理,h1,,,,,火星",
        "i,经销商,i1,,,,,",
        ",运营,j1,,,,沈阳,",
        "k,运营,zhang.san,li.si@example.com,,,沈阳,",
        "l,运营,-l,,,,沈阳,",
      ],
      [
        "2 邮箱 “=cmd|'x'!A1”像公式，没有收。",
        "3 邮箱 “b@@x.com”不是邮箱地址。",
        "4 手机 “+8612”不是手机号；大陆号码 11 位，其他号码以 + 和国家号开头。",
        "5 手机 “=1+1”像公式，没有收。",
        "6 角色 “船长”不是角色，请写经销商、司机、运营、经理、客服代表、高管或管理员。",
        "7 - 登录名、邮箱、手机一项都没有写。",
        "8 平台 角色“运营”要写明归属：经销商写经销商，运营写平台，经理写大区。",
        "9 大区 没有大区“火星”，请先随经销商或平台导入。",
        "10 经销商 角色“经销商”要写明归属：经销商写经销商，运营写平台，经理写大区。",
        "11 姓名 新的一条要写“姓名”。",
        "12 - 登录名、邮箱、手机分属两个人，请核对。",
        "13 登录名 “-l”像公式，没有收。",
      ],
    ],
  ];

  test.each(bad)("%s: %s", async (kind, _, lines, expected) => {
    await takeAll();
    const dry = await take(kind, lines, { mode: "check" });
    expect(dry.rejected).toEqual(expected);
    const { rejected, rows } = await take(kind, lines);
    expect(rejected).toEqual(expected);
    expect(rows.every(({ cells }) => cells.length === lines[0]?.split(",").length)).toBe(true);
  });

  test("bring nothing: no region, no spelling, no half of a person", async () => {
    await takeAll();
    const before = [await db().region.count(), await db().dealerAlias.count()];
    await take("dealers", ["经销商,别名,大区,所属平台", "新一家,新别名,新大区,火星"]);
    await take("users", ["姓名,角色,登录名,平台", "新人,运营,xinren,火星"]);
    expect([await db().region.count(), await db().dealerAlias.count()]).toEqual(before);
    expect(await db().person.count({ where: { name: "新人" } })).toBe(0);
  });

  test("a dealer spelled nearly as a known one is asked about, and merged where that is said", async () => {
    await takeAll();
    const lines = ["经销商,城市", "沈阳恒通科技有限公司,抚顺"];
    const { counts } = await take("dealers", lines, { mode: "check" });
    expect(counts.nearSpellings).toMatchObject([
      { spelling: "沈阳恒通科技有限公司", dealer: "沈阳恒通科技", isKnown: true },
    ]);
    const mergeDealers = [{ spelling: "沈阳恒通科技有限公司", dealer: "沈阳恒通科技" }];
    const merged = await take("dealers", lines, { options: { mergeDealers } });
    expect(merged.sums).toEqual([0, 1, 0]);
    expect(await db().dealer.count()).toBe(2);
    expect(await db().dealerAlias.count({ where: { name: "沈阳恒通科技有限公司" } })).toBe(1);
  });
});

describe("a count of stock", () => {
  test("is an adjustment of the difference; what was not counted stays", async () => {
    await takeAll();
    const { sums } = await take("stock", [
      "平台,产品编号,实盘数量,预计到货日期",
      "沈阳,SRV-1,9 台,2026/12/5",
      "沈阳,SSD-2,0,",
      "伦敦仓,SRV-1,4,",
    ]);
    expect(sums).toEqual([1, 1, 1]);
    const rows = await db().stock.findMany({
      include: { platform: true, product: true },
      orderBy: [{ platform: { city: "asc" } }, { product: { sku: "asc" } }],
    });
    expect(
      rows.map(({ platform, product, onHand, restockOn }) =>
        [platform.name, product.sku, onHand, restockOn?.toISOString().slice(0, 10)].join(" "),
      ),
    ).toEqual(["伦敦仓 SRV-1 4 ", "沈阳 SRV-1 9 2026-12-05", "沈阳 SSD-2 0 2026-12-01"]);
    const moves = await db().stockMove.findMany({ orderBy: { onHandDelta: "asc" } });
    expect(moves.map(({ kind, reason, onHandDelta }) => [kind, reason, onHandDelta])).toEqual([
      ["adjustment", "stocktake", -3],
      ["adjustment", "stocktake", 4],
      ["adjustment", "stocktake", 12],
    ]);
  });

  test("refuses fewer than are reserved, what is not known, and what is no count", async () => {
    await takeAll();
    await db().stock.updateMany({ where: { onHand: 12 }, data: { reserved: 5 } });
    const { rejected, sums } = await take("stock", [
      "平台,产品编号,实盘数量,预计到货日期",
      "沈阳,SRV-1,4,",
      "沈阳,无此物,4,",
      "火星,SRV-1,4,",
      "沈阳,SSD-2,-1,",
      "沈阳,SSD-2,1.5,",
      "沈阳,SSD-2,3,2026-02-30",
      "沈阳,SSD-2,3,2026-11-21",
      "沈阳,SSD-2,,2026-12-09",
    ]);
    expect(rejected).toEqual([
      "2 实盘数量 比已预留的 5 件还少，没有收：请先核对那些订单。",
      "3 产品编号 没有商品“无此物”，请先导入商品。",
      "4 平台 没有平台“火星”，请先导入平台。",
      expect.stringContaining("5 实盘数量"),
      expect.stringContaining("6 实盘数量"),
      expect.stringContaining("7 预计到货日期"),
      "8 预计到货日期 “2026-11-21”已经过去，或在一年以后，不能作为预计到货日。",
      expect.stringContaining("9 实盘数量"),
    ]);
    expect(sums).toEqual([0, 0, 0]);
    expect((await db().stock.findFirstOrThrow({ where: { reserved: 5 } })).onHand).toBe(12);
  });
});

test("two kinds at once: one waits its turn, and both are whole", async () => {
  await take("platforms", platforms);
  const many = Array.from({ length: 3000 }, (_, index) => `商户第${index}号,东北`);
  const goods = Array.from({ length: 3000 }, (_, index) => `P-${index},品${index}`);
  const [one, other, third] = await Promise.all([
    take("dealers", ["经销商,大区", ...many]),
    take("products", ["产品编号,产品名称", ...goods]),
    take("dealers", ["经销商,大区", ...many]),
  ]);
  expect(other.sums).toEqual([3000, 0, 0]);
  expect(one.sums[0] + third.sums[0]).toBe(3000);
  expect(one.sums[2] + third.sums[2]).toBe(3000);
  expect(await db().dealer.count()).toBe(3000);
  expect(await db().product.count()).toBe(3000);
});
