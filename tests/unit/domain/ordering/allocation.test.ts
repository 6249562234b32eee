import { describe, expect, test } from "vitest";
import { type AllocationInput, allocate } from "#lib/domain/ordering/allocation.ts";
import type { Fulfilment } from "#lib/domain/ordering/fulfilment.ts";
import { platform, stocked } from "#tests/unit/domain/ordering/world.ts";

const SUNDAY = 1_000;
const MONDAY = 2_000;

const told = {
  platforms: [
    platform("沈阳", SUNDAY - 500, 0),
    platform("北京", SUNDAY, 690),
    platform("上海", MONDAY, 1690),
    platform("武汉", MONDAY, 1720),
  ],
  stock: stocked({ 沈阳: { a: 0 }, 北京: { a: 3 }, 上海: { a: 12 }, 武汉: { a: 5 } }),
};

const brief = ({ kind, parts, waiting }: Fulfilment) => [
  kind,
  parts.map(
    ({ platformId, lines }) => `${platformId} ${lines.map((l) => `${l.quantity}${l.productId}`)}`,
  ),
  waiting.map(({ productId, quantity }) => `${quantity}${productId}`),
];
const order = (lines: Record<string, number>, rest: Omit<AllocationInput, "lines"> = told) =>
  allocate({
    lines: Object.entries(lines).map(([productId, quantity]) => ({ productId, quantity })),
    ...rest,
  });

test("two servers: Beijing by Sunday first, then each other platform that has them", () => {
  const ways = order({ a: 2 });
  expect(ways.map(brief)).toEqual([
    ["one", ["北京 2a"], []],
    ["one", ["上海 2a"], []],
    ["one", ["武汉 2a"], []],
  ]);
  expect(ways[0]?.why).toEqual({
    earliest: true,
    fewest: true,
    laterByMs: 0,
    moreShipments: 0,
    piecesWaiting: 0,
  });
  expect(ways[1]?.why).toMatchObject({ earliest: false, laterByMs: MONDAY - SUNDAY });
});

test("five servers: beyond Beijing's three the rest comes from others, or all from Shanghai", () => {
  expect(order({ a: 5 }).map(brief)).toEqual([
    ["one", ["上海 5a"], []],
    ["one", ["武汉 5a"], []],
    ["split", ["北京 3a", "上海 2a"], []],
    ["partial", ["北京 3a"], ["2a"]],
  ]);
});

test("more than there is: what can go now, and what waits is said with its date", () => {
  const stock = [
    ...told.stock.filter(({ platformId }) => platformId !== "沈阳"),
    { platformId: "沈阳", productId: "a", available: 0, restockOn: "2026-11-25" },
    { platformId: "上海", productId: "b", available: 0, restockOn: "2026-11-24" },
  ];
  const [best] = order({ a: 25 }, { ...told, stock });
  expect(best && brief(best)).toEqual(["partial", ["北京 3a", "上海 12a", "武汉 5a"], ["5a"]]);
  expect(best?.waiting[0]).toMatchObject({ restockOn: "2026-11-25", restockPlatformId: "沈阳" });
});

test("nothing in stock anywhere: everything waits, and nothing is promised", () => {
  const [best, ...others] = order({ b: 4 });
  expect(best && brief(best)).toEqual(["waits", [], ["4b"]]);
  expect(best?.arrivesAtMs).toBeNull();
  expect(others).toEqual([]);
});

test("a platform that cannot promise is no way, whatever it has", () => {
  const platforms = [platform("北京", null), platform("上海", MONDAY)];
  expect(order({ a: 2 }, { ...told, platforms }).map(brief)).toEqual([["one", ["上海 2a"], []]]);
});

describe("the fewest shipments among those that arrive earliest", () => {
  test("one from further away goes before two from near, if no later", () => {
    const platforms = [
      platform("近一", SUNDAY, 10),
      platform("近二", SUNDAY, 20),
      platform("远", SUNDAY, 900),
    ];
    const stock = stocked({ 近一: { a: 1 }, 近二: { b: 1 }, 远: { a: 1, b: 1 } });
    expect(order({ a: 1, b: 1 }, { platforms, stock }).map(brief)[0]).toEqual([
      "one",
      ["远 1a,1b"],
      [],
    ]);
  });

  test("two that arrive on Sunday go before one that arrives on Monday", () => {
    const platforms = [platform("甲", SUNDAY), platform("乙", SUNDAY), platform("丙", MONDAY)];
    const stock = stocked({ 甲: { a: 1 }, 乙: { b: 1 }, 丙: { a: 1, b: 1 } });
    const ways = order({ a: 1, b: 1 }, { platforms, stock });
    expect(ways.map(brief).slice(0, 2)).toEqual([
      ["split", ["乙 1b", "甲 1a"], []],
      ["one", ["丙 1a,1b"], []],
    ]);
  });

  test("a line stays in one piece where one of them has all of it", () => {
    const platforms = [platform("甲", SUNDAY), platform("乙", SUNDAY)];
    const stock = stocked({ 甲: { a: 2, b: 9 }, 乙: { a: 3 } });
    expect(order({ a: 3, b: 1 }, { platforms, stock }).map(brief)[0]).toEqual([
      "split",
      ["乙 3a", "甲 1b"],
      [],
    ]);
  });
});
