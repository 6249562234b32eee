import type { Draft } from "#prisma/seed/demo/draft.ts";
import type { PlatformCity } from "#prisma/seed/demo/network.ts";
import type { Rng } from "#prisma/seed/rng.ts";

/** A cause of misses: how likely it makes one, what staff write down, and by how much it is late. */
export type Cause = {
  readonly missRate: number;
  readonly reason: string;
  /** Minutes after due. */
  readonly lateMinutes: (rng: Rng) => number;
};

/**
 * A dealer whom the promise fails for one reason, which its rows show. `cause` answers null where the
 * reason does not apply; what is missed then is the ordinary little.
 */
export type Story = {
  readonly name: string;
  readonly alias: string;
  readonly city: string;
  readonly home: PlatformCity;
  readonly sites: readonly { readonly name: string; readonly city: string }[];
  readonly shipments: number;
  readonly weekendFactor: number;
  /** Share of acceptances moved into 17:00–19:00. */
  readonly eveningShare: number;
  /** A product line that this dealer orders more than others do, and its share. */
  readonly line: { readonly name: string; readonly share: number } | null;
  readonly cause: (draft: Draft) => Cause | null;
};

/** Minutes around a median, log-normal. */
export function around(medianMinutes: number, spread: number): (rng: Rng) => number {
  return (rng) => medianMinutes * Math.exp(spread * rng.normal());
}

/** Late intercity goods come the same evening, or most of them only the next day. */
const nextVan = around(240, 0.9);

/** The evening shift of Xi'an is short of hands: what is accepted from 17:00 to 19:00 waits, whoever orders. */
export function eveningShift(draft: Draft): Cause | null {
  const evening = draft.hour === 17 || draft.hour === 18;
  return draft.platform === "西安" && draft.serviceClass === "local" && evening
    ? { missRate: 0.56, reason: "evening_shift", lateMinutes: around(34, 0.5) }
    : null;
}

const plain = { weekendFactor: 1, eveningShare: 0, line: null };

export const stories: readonly Story[] = [
  // A platform's evening shift: it orders when its shop closes.
  {
    ...plain,
    name: "西安瑞通数据",
    alias: "西安瑞通数据有限公司",
    city: "西安",
    home: "西安",
    sites: [
      { name: "雁塔电子城门店", city: "西安" },
      { name: "高新唐延路机房", city: "西安" },
    ],
    shipments: 470,
    eveningShare: 0.84,
    cause: eveningShift,
  },
  // One long road: its second site lies 730 km further west.
  {
    ...plain,
    name: "兰州金城系统",
    alias: "金城系统（兰州）",
    city: "兰州",
    home: "西安",
    sites: [
      { name: "城关门店", city: "兰州" },
      { name: "肃州库房", city: "酒泉" },
    ],
    shipments: 400,
    cause: ({ site }) =>
      site === 1 ? { missRate: 0.74, reason: "long_road", lateMinutes: nextVan } : null,
  },
  // Weekends only.
  {
    ...plain,
    name: "郑州恒信网络",
    alias: "郑州恒信网络有限公司",
    city: "郑州",
    home: "北京",
    sites: [
      { name: "金水科技市场门店", city: "郑州" },
      { name: "高新区库房", city: "郑州" },
    ],
    shipments: 440,
    weekendFactor: 3.4,
    cause: ({ weekday }) =>
      weekday >= 5 ? { missRate: 0.72, reason: "weekend_picking", lateMinutes: nextVan } : null,
  },
  // One product line, which Shenyang has to fetch from elsewhere.
  {
    ...plain,
    name: "大连鼎海科技",
    alias: "大连市鼎海科技",
    city: "大连",
    home: "沈阳",
    sites: [
      { name: "高新园区门店", city: "大连" },
      { name: "甘井子库房", city: "大连" },
    ],
    shipments: 430,
    line: { name: "存储", share: 0.52 },
    cause: ({ line }) =>
      line === "存储"
        ? { missRate: 0.7, reason: "stock_out_transfer", lateMinutes: nextVan }
        : null,
  },
  // One bad quarter, the latest three months, under another carrier; all was well before.
  {
    ...plain,
    name: "太原晋云数码",
    alias: "太原晋云数码有限公司",
    city: "太原",
    home: "北京",
    sites: [
      { name: "小店区门店", city: "太原" },
      { name: "综改区库房", city: "太原" },
    ],
    shipments: 460,
    cause: ({ promise }) =>
      promise.dueOn >= "2026-08-01" && promise.dueOn <= "2026-10-31"
        ? { missRate: 0.68, reason: "carrier_change", lateMinutes: nextVan }
        : null,
  },
  // A slow decline, too small from month to month to be noticed.
  {
    ...plain,
    name: "昆明滇讯电子",
    alias: "昆明滇讯电子有限公司",
    city: "昆明",
    home: "成都",
    sites: [
      { name: "盘龙区门店", city: "昆明" },
      { name: "呈贡库房", city: "昆明" },
    ],
    shipments: 520,
    cause: ({ month }) => ({
      missRate: 0.02 + 0.003 * month ** 2,
      reason: "route_capacity",
      lateMinutes: nextVan,
    }),
  },
  // Always 20 minutes late.
  {
    ...plain,
    name: "沈阳北辰信息",
    alias: "沈阳北辰信息有限公司",
    city: "沈阳",
    home: "沈阳",
    sites: [
      { name: "于洪库房", city: "沈阳" },
      { name: "和平三好街门店", city: "沈阳" },
    ],
    shipments: 450,
    cause: ({ serviceClass }) =>
      serviceClass === "local"
        ? { missRate: 0.62, reason: "traffic", lateMinutes: (rng) => 20 + 2 * rng.normal() }
        : null,
  },
];
