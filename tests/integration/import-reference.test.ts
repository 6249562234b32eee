import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { findProducts } from "#lib/data/products.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { emptyReference, files, kinds, take, takeAll } from "#tests/support/reference-files.ts";
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
    const found = await findProducts(operatorScope("imports:read"), "slfwq two-socket", {
      limit: 5,
    });
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

test("two kinds at once: one waits its turn, and both are whole", async () => {
  await take("platforms", files.platforms);
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
