import { type Rng, rngOf } from "#prisma/seed/rng.ts";

// Invented: no company is meant. Two rounds over the brands, each in another city, name all dealers.
const brands =
  "云岚 澄川 砺行 沐阳 朗穗 朔方 庭燎 霁川 穗禾 砚池 星桥 蓝圃 青衡 瀚屿 昱辰 景澜 棠野 凌波 启岳 远笙 " +
  "知衡 禾木 沧溟 望舒 砚北 松涛 明湖 洵美 聚峰 盛川 拓野 溪亭 临风 疏影 格致 朴石 澹宁 白鹭 霜序 漱石 " +
  "翠微 归帆 捷鸿 听松 问渠 翰墨 时雨 立雪 长庚 枕流 扶摇 晴川 揽月 南山 东篱 西岭 雁栖 银杏 玉衡 碧潭 " +
  "丹枫 墨池 素问 横渠 岱屿 澄泓 枫桥 汀兰 沃野 云穹 鸣谷 远岫 锦衡 兰桥 岑川 微澜 青屿 晓岚 砚衡 鹿屿";
const suffixes = [
  "网络",
  "系统",
  "信息",
  "数码",
  "数据",
  "科技",
  "电子",
  "智能",
  "云科",
  "联创",
] as const;

/** A maker of dealer names for cities in turn; each name is given once. */
export function dealerNames(): (city: string) => string {
  const rng = rngOf("demo/names");
  const queue = [...shuffled(brands.split(" "), rng), ...shuffled(brands.split(" "), rng)];
  const taken = new Set<string>();
  return (city) => {
    const brand = queue.shift() ?? rng.pick(brands.split(" "));
    let suffix = rng.pick(suffixes);
    while (taken.has(`${city}${brand}${suffix}`)) suffix = rng.pick(suffixes);
    const name = `${city}${brand}${suffix}`;
    taken.add(name);
    return name;
  };
}

/** A second spelling as people and ERP systems write it. */
export function secondSpelling(city: string, name: string, rng: Rng): string {
  const rest = name.startsWith(city) ? name.slice(city.length) : name;
  return rng.pick([`${name}有限公司`, `${rest}（${city}）`, `${city}市${rest}`]);
}

function shuffled<T>(items: readonly T[], rng: Rng): T[] {
  return items
    .map((item) => ({ item, at: rng.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
