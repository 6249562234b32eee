import type { PlatformCity } from "#prisma/seed/demo/network.ts";

/** How many dealers sit in a platform's own city, and in which other cities it serves the rest. */
export const territories: Record<
  PlatformCity,
  { readonly local: number; readonly remote: readonly string[]; readonly relief: PlatformCity }
> = {
  北京: {
    local: 30,
    remote: ["天津", "石家庄", "济南", "青岛", "呼和浩特", "保定", "唐山", "洛阳"],
    relief: "上海",
  },
  上海: {
    local: 30,
    remote: ["杭州", "南京", "苏州", "合肥", "宁波", "无锡", "南昌", "常州", "嘉兴"],
    relief: "北京",
  },
  广州: {
    local: 22,
    remote: ["深圳", "佛山", "东莞", "南宁", "厦门", "长沙", "海口", "珠海"],
    relief: "上海",
  },
  成都: { local: 14, remote: ["重庆", "贵阳", "绵阳", "德阳"], relief: "西安" },
  西安: { local: 12, remote: ["银川", "西宁", "宝鸡"], relief: "北京" },
  沈阳: { local: 10, remote: ["长春", "哈尔滨", "鞍山"], relief: "北京" },
};

const districts: Readonly<Record<string, readonly string[]>> = {
  北京: [
    "海淀中关村",
    "朝阳望京",
    "丰台科技园",
    "大兴亦庄",
    "石景山八大处",
    "通州北苑",
    "昌平回龙观",
  ],
  上海: ["浦东张江", "徐汇漕河泾", "闵行莘庄", "杨浦五角场", "嘉定安亭", "松江九亭", "静安北站"],
  广州: ["天河岗顶", "越秀东山", "海珠琶洲", "番禺大石", "白云机场路", "黄埔科学城"],
  成都: ["武侯科园", "高新天府", "锦江东大街", "龙泉驿经开"],
  西安: ["雁塔电子城", "高新唐延路", "未央经开", "长安郭杜"],
  沈阳: ["和平三好街", "浑南新区", "铁西云峰", "皇姑长江街"],
};

const elsewhere = ["城区", "高新区", "开发区", "新城"] as const;
const kinds = ["门店", "库房", "机房", "项目部"] as const;

/** Names that a dealer's sites in a city may have, all different. */
export function siteNamesIn(city: string): string[] {
  return (districts[city] ?? elsewhere).map(
    (district, index) => `${district}${kinds[index % kinds.length] ?? "门店"}`,
  );
}
