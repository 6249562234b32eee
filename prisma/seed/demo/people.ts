import type { PlatformCity } from "#prisma/seed/demo/network.ts";

/** Service representatives by platform, and the executive who stands behind its dealers. All invented. */
export const peopleOf: Record<
  PlatformCity,
  { readonly representatives: readonly string[]; readonly sponsor: string }
> = {
  北京: { representatives: ["孙立", "何静", "崔明远", "白雪", "樊志强"], sponsor: "郑国平" },
  上海: { representatives: ["沈佳", "陆一鸣", "顾文婷", "俞晓东", "金晨"], sponsor: "钱慧敏" },
  广州: { representatives: ["梁嘉豪", "黄淑仪", "邓伟", "冯丽华"], sponsor: "林绍辉" },
  成都: { representatives: ["罗小川", "蒲春燕", "向阳"], sponsor: "唐建业" },
  西安: { representatives: ["雷刚", "党晓莉"], sponsor: "唐建业" },
  沈阳: { representatives: ["佟磊", "关雪梅"], sponsor: "宋铁军" },
};
