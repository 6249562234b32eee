import { createHash } from "node:crypto";
import { operatorScope } from "#lib/auth/scope.ts";
import { inTransaction } from "#lib/data/client.ts";
import { ensureServiceClasses, insertDealerAliases, insertPlatforms } from "#lib/data/reference.ts";

const founded = new Date("2020-01-01T00:00:00Z");
const zone = "Asia/Shanghai";
const cities = [
  ..."北京 天津 济南 郑州 西安 沈阳 大连 哈尔滨".split(" "),
  ..."上海 南京 杭州 武汉 广州 深圳 成都 重庆".split(" "),
];
const hubs = ["北京", "上海"];
const regions = ["北方大区", "南方大区"];
const first = [..."中恒信达瑞通华联宏远嘉诚金博东方盛世天润科创新锐佳和众智汇海蓝星辉凯越"];
const second = [
  ..."科泰源创维讯博达远景弘毅锦程安捷隆昌启明腾云飞鸿正阳力合万象通融兴业方正光大中信立德",
];
const kinds = ["科技", "电子", "信息", "数码", "系统"];
const staff = [
  "孙立",
  "何静",
  "崔明远",
  "沈佳",
  "陆一鸣",
  "梁嘉豪",
  "罗小川",
  "雷刚",
  "佟磊",
  "关雪梅",
];
const lines: Record<string, readonly string[]> = {
  服务器: ["机架式服务器 2U", "塔式服务器", "刀片服务器", "GPU 服务器"],
  存储: ["磁盘阵列", "固态硬盘 1.92T", "备份一体机"],
  网络: ["核心交换机", "接入交换机", "无线 AP", "防火墙", "路由器"],
  终端: ["商用笔记本", "商用台式机", "显示器 27 寸", "工作站", "瘦客户机"],
  外设: ["激光打印机", "扫描仪", "UPS 电源", "机柜 42U"],
};

/** A UUID that follows from a name: the same world has the same ids. */
const idOf = (name: string) =>
  createHash("md5")
    .update(name)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-8$4-$5");

/**
 * Regions, platforms with their policies, products of five lines and dealers of every size with their
 * sites. Where a dealer stands in the order of size, and how well it is served, is written beside it
 * for the facts to follow.
 */
export async function insertWorldReference(dealers: number): Promise<void> {
  await inTransaction(operatorScope("imports:write"), async (tx) => {
    await ensureServiceClasses(
      tx,
      [
        { code: "local", nameZh: "本地", nameEn: "Local" },
        { code: "intercity", nameZh: "跨城", nameEn: "Intercity" },
      ],
      founded,
    );
    await tx.region.createMany({
      data: regions.map((name) => ({ id: idOf(name), name, createdAt: founded })),
    });
    let made = 0;
    await insertPlatforms(
      tx,
      cities.map((city) => ({ id: idOf(city), name: `${city}平台`, key: city, city, zone })),
      () => idOf(`version ${made++}`),
      founded,
    );
    await tx.product.createMany({
      data: Object.entries(lines).flatMap(([line, names]) =>
        names.map((name) => ({
          id: idOf(name),
          sku: idOf(name).slice(0, 8),
          name,
          line,
          createdAt: founded,
        })),
      ),
    });
    const all = Array.from({ length: dealers }, (_, ord) => dealerAt(ord, dealers));
    await tx.dealer.createMany({ data: all.map(({ sites: _s, ...dealer }) => dealer) });
    await insertDealerAliases(
      tx,
      all.map(({ id, name }) => ({ key: name, name, id })),
      founded,
    );
    await tx.site.createMany({ data: all.flatMap(({ sites }) => sites) });
    const weights = all.map(({ id, homePlatformId, regionId }, ord) => ({
      ord,
      id,
      home: homePlatformId,
      hub: idOf(hubs[regions.findIndex((name) => idOf(name) === regionId)] ?? ""),
      base: baseOf(ord),
    }));
    await tx.$executeRaw`CREATE TABLE world_dealer (ord int PRIMARY KEY, id uuid, home uuid, hub uuid,
      base float8)`;
    await tx.$executeRaw`INSERT INTO world_dealer SELECT * FROM
      json_to_recordset(${JSON.stringify(weights)}::json)
      AS t(ord int, id uuid, home uuid, hub uuid, base float8)`;
  });
}

function dealerAt(ord: number, dealers: number) {
  const city = cities[(ord * 7) % cities.length] ?? "";
  const a = first[ord % first.length] ?? "";
  const b = second[Math.floor(ord / first.length) % second.length] ?? "";
  const kind = kinds[(ord + Math.floor(ord / (first.length * second.length))) % kinds.length];
  const name = `${city}${a}${b}${kind}${ord >= first.length * second.length ? ord : ""}`;
  const id = idOf(`dealer ${ord}`);
  const region = cities.indexOf(city) < cities.length / 2 ? regions[0] : regions[1];
  return {
    id,
    name,
    class: ord < dealers * 0.1 ? "A" : ord < dealers * 0.4 ? "B" : "C",
    city,
    regionId: idOf(region ?? ""),
    homePlatformId: idOf(city),
    representative: staff[ord % staff.length] ?? null,
    createdAt: founded,
    sites: Array.from({ length: 1 + (ord % 3) }, (_, i) => ({
      id: idOf(`site ${ord} ${i}`),
      dealerId: id,
      name: ["总部", "二号库", "项目现场"][i] ?? "",
      city,
      createdAt: founded,
    })),
  };
}

/** How often a dealer is served in time: most around 95 %, some near the target, a few far below. */
function baseOf(ord: number): number {
  if (ord % 67 === 5) return 0.72 + (ord % 10) / 100;
  if (ord % 23 === 3) return 0.9;
  return 0.94 + (ord % 5) / 100;
}
