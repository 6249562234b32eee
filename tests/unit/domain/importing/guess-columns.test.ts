import { describe, expect, it } from "vitest";
import { guessColumns } from "#lib/domain/importing/guess-columns.ts";

/** The guess as field: header, for reading at a glance. */
function guessed(header: readonly string[], rows: readonly (readonly string[])[] = []) {
  const { mapping } = guessColumns(header, rows);
  return Object.fromEntries(
    Object.entries(mapping).map(([field, source]) => [
      field,
      source?.kind === "column" ? source.header : source?.value,
    ]),
  );
}

describe("guessColumns", () => {
  it("knows a warehouse system's Chinese export", () => {
    const header = [
      "序号",
      "发货单号",
      "客户订单号",
      "客户名称",
      "客户等级",
      "所属大区",
      "发货仓库",
      "时效类型",
      "收货地址",
      "下单时间",
      "要求送达时间",
      "预计发货时间",
      "出库时间",
      "实际签收时间",
      "录入时间",
      "商品编码",
      "商品名称",
      "发货数量",
      "金额",
    ];
    expect(guessed(header)).toEqual({
      shipmentNumber: "发货单号",
      orderNumber: "客户订单号",
      dealer: "客户名称",
      dealerClass: "客户等级",
      region: "所属大区",
      platform: "发货仓库",
      serviceClass: "时效类型",
      site: "收货地址",
      acceptedAt: "下单时间",
      dueAt: "要求送达时间",
      dispatchedAt: "出库时间",
      deliveredAt: "实际签收时间",
      recordedAt: "录入时间",
      productSku: "商品编码",
      productName: "商品名称",
      quantity: "发货数量",
    });
  });

  it("knows another one, with other words and marks", () => {
    const header = [
      "运单编号",
      "销售单号",
      "收货单位（全称）",
      "平台",
      "配送类型",
      "接单时间",
      "承诺时间",
      "发车时间",
      "签收日期",
      "取消时间",
      "取消方",
      "物料号",
      "品名",
      "件数",
    ];
    expect(guessed(header)).toEqual({
      shipmentNumber: "运单编号",
      orderNumber: "销售单号",
      dealer: "收货单位（全称）",
      platform: "平台",
      serviceClass: "配送类型",
      acceptedAt: "接单时间",
      dueAt: "承诺时间",
      dispatchedAt: "发车时间",
      deliveredAt: "签收日期",
      cancelledAt: "取消时间",
      cancelledBy: "取消方",
      productSku: "物料号",
      productName: "品名",
      quantity: "件数",
    });
  });

  it.each([
    ["snake case", ["shipment_no", "dealer_name", "promised_at", "delivered_at", "shipped_at"]],
    ["camel case", ["shipmentNo", "dealerName", "promisedAt", "deliveredAt", "shippedAt"]],
    [
      "spaces and capitals",
      ["Shipment No.", "Dealer Name", "Promised At", "DELIVERED AT", "Shipped at"],
    ],
    [
      "full width",
      [
        "ＳＨＩＰＭＥＮＴ　ＮＯ",
        "ｄｅａｌｅｒ－ｎａｍｅ",
        "Promised At",
        "delivered-at",
        "shipped　at",
      ],
    ],
  ])("reads English headers in %s", (_, header) => {
    const [shipmentNumber, dealer, dueAt, deliveredAt, dispatchedAt] = header;
    expect(guessed(header)).toEqual({ shipmentNumber, dealer, dueAt, deliveredAt, dispatchedAt });
  });

  it.each([
    ["要求到货时间", "dueAt"],
    ["应达时间", "dueAt"],
    ["预计送达", "dueAt"],
    ["最晚送达时间", "dueAt"],
    ["到货时间", "deliveredAt"],
    ["实际到货时间", "deliveredAt"],
    ["妥投时间", "deliveredAt"],
    ["Scheduled Delivery Date", "dueAt"],
    ["Requested Delivery Date", "dueAt"],
    ["ETA", "dueAt"],
    ["Actual Delivery Date", "deliveredAt"],
    ["Delivery Date", "deliveredAt"],
    ["Deliver By", "dueAt"],
    ["计划发货时间", undefined],
    ["Requested Ship Date", undefined],
    ["updated_at", undefined],
    ["manufacturing_site", undefined],
    ["金额", undefined],
  ])("takes %s for %s", (header, field) => {
    expect(Object.keys(guessed([header]))).toEqual(field === undefined ? [] : [field]);
  });

  it("does not take a column of words for a date, whatever its header says", () => {
    const rows = [
      ["沈阳", "周末"],
      ["北京", "工作日"],
      ["北京", "周末"],
    ];
    expect(guessed(["经销商", "送达时间"], rows)).toEqual({ dealer: "经销商" });
  });

  it("takes Excel days for dates where the header says so", () => {
    expect(
      guessed(
        ["经销商", "送达日期"],
        [
          ["a", "46347"],
          ["b", "46348.5"],
        ],
      ),
    ).toEqual({
      dealer: "经销商",
      deliveredAt: "送达日期",
    });
  });

  it("takes the line's own number where a shared one has rows that disagree", () => {
    const rows = [
      ["1", "S1", "a", "2026-11-21"],
      ["2", "S1", "a", "2026-11-22"],
    ];
    expect(guessed(["line_id", "shipment_no", "dealer", "due_date"], rows)).toMatchObject({
      shipmentNumber: "line_id",
    });
  });

  it.each(["number", "No.", "ID", "单号", "编号"])(
    "takes %s for the number of a shipment, unsure",
    (header) => {
      const rows = [
        ["F-0007", "a", "2026-11-21"],
        ["F-0019", "b", "2026-11-22"],
      ];
      const { mapping, guesses } = guessColumns([header, "dealer", "due"], rows);
      expect(mapping.shipmentNumber).toMatchObject({ index: 0 });
      expect(guesses[0]?.confidence).toBe(0.5);
    },
  );

  it.each([
    ["counts the rows", ["1", "2", "3"]],
    ["stands on rows that disagree", ["7", "7", "9"]],
  ])("takes no number for a shipment's that %s", (_, numbers) => {
    const rows = numbers.map((number, at) => [number, "a", `2026-11-2${at}`]);
    expect(guessed(["no", "dealer", "due"], rows).shipmentNumber).toBeUndefined();
  });

  it("prefers a header that says whose number it is", () => {
    const rows = [["5", "F1", "a", "2026-11-21"]];
    expect(guessed(["id", "发货单号", "dealer", "due"], rows).shipmentNumber).toBe("发货单号");
  });

  it("is not held up by headers and cells that search for their own end", () => {
    const header = ["(".repeat(32_000), "dealer", "due"];
    const rows = Array.from({ length: 20 }, () => [`${"1".repeat(32_000)}x`, "a", "2026-11-21"]);
    expect(guessed(header, rows)).toEqual({ dealer: "dealer", dueAt: "due" });
  });

  it("keeps a shipment number that its lines share and agree on", () => {
    const rows = [
      ["1", "S1", "a", "2026-11-21"],
      ["2", "S1", "a", "2026-11-21"],
    ];
    expect(guessed(["line_id", "shipment_no", "dealer", "due_date"], rows)).toMatchObject({
      shipmentNumber: "shipment_no",
    });
  });

  it("lets content speak where headers say nothing, with little confidence", () => {
    const rows = [
      ["1", "沈阳百脑汇", "2026-11-21", "2026-11-22"],
      ["2", "沈阳百脑汇", "2026-11-21", "2026-11-20"],
      ["3", "北京鼎好", "2026-11-21", ""],
      ["4", "北京鼎好", "2026-11-21", ""],
    ];
    const { guesses } = guessColumns(["c1", "c2", "c3", "c4"], [...rows, ...rows]);
    expect(guesses.map(({ field, reason }) => [field, reason])).toEqual([
      [null, null],
      ["dealer", "content"],
      ["dueAt", "content"],
      ["deliveredAt", "content"],
    ]);
    expect(Math.max(...guesses.map(({ confidence }) => confidence))).toBeLessThan(0.5);
  });

  it("gives a field one column and a column one field, the surer first", () => {
    const { mapping } = guessColumns(["delivery date", "签收时间", "签收时间"], []);
    expect(mapping).toEqual({ deliveredAt: { kind: "column", index: 0, header: "delivery date" } });
  });

  it("makes nothing of headers without words", () => {
    expect(guessed(["", "  ", "###", "x".repeat(5000)])).toEqual({});
  });
});
