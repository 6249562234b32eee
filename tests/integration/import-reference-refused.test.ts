import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { emptyReference, take, takeAll } from "#tests/support/reference-files.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(emptyReference);
afterAll(async () => {
  await disconnect();
  await database.drop();
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
