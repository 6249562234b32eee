import { describe, expect, it } from "vitest";
import { importOptionsSchema, mappingSchema } from "#lib/contracts/import.ts";
import { checkMapping } from "#lib/domain/importing/check-mapping.ts";
import type { DeliveryField, Mapping } from "#lib/domain/importing/fields.ts";

const header = ["h0", "h1", "h2", "h3", "h4"];
const column = (index: number) => ({ kind: "column", index, header: `h${index}` }) as const;
const constant = (value: string) => ({ kind: "constant", value }) as const;
const sound: Mapping = { dealer: column(0), dueAt: column(1) };

describe("checkMapping", () => {
  it.each<[string, Mapping, readonly object[]]>([
    ["a dealer and a due of their own", sound, []],
    ["one dealer for the whole file", { dealer: constant("沈阳百脑汇"), dueAt: column(1) }, []],
    ["a due to compute", { dealer: column(0), acceptedAt: column(1), platform: column(2) }, []],
    [
      "a due to compute for one platform",
      { dealer: column(0), acceptedAt: column(1), platform: constant("北京") },
      [],
    ],
    ["no dealer", { dueAt: column(1) }, [{ code: "dealer_not_mapped" }]],
    ["no due", { dealer: column(0), deliveredAt: column(1) }, [{ code: "due_not_mapped" }]],
    [
      "a due to compute without a platform",
      { dealer: column(0), acceptedAt: column(1) },
      [{ code: "platform_not_mapped" }],
    ],
    [
      "who cancelled, but not when",
      { ...sound, cancelledBy: column(2) },
      [{ code: "cancelled_at_not_mapped" }],
    ],
    [
      "one delivery time for all",
      { ...sound, deliveredAt: constant("2026-11-21") },
      [{ code: "constant_not_allowed", params: { field: "deliveredAt" } }],
    ],
    [
      "one number for all",
      { ...sound, shipmentNumber: constant("1") },
      [{ code: "constant_not_allowed", params: { field: "shipmentNumber" } }],
    ],
    [
      "a constant that cannot be read",
      { ...sound, quantity: constant("some") },
      [{ code: "constant_unreadable", params: { field: "quantity", text: "some" } }],
    ],
    [
      "a constant that cannot be stored",
      { ...sound, platform: constant("北\0京") },
      [{ code: "constant_unreadable", params: { field: "platform", text: "北�京" } }],
    ],
    [
      "one column for due and delivered",
      { ...sound, deliveredAt: column(1) },
      [
        {
          code: "column_shared",
          params: { header: "h1", field: "deliveredAt", otherField: "dueAt" },
        },
      ],
    ],
    [
      "one column for order and shipment",
      { ...sound, orderNumber: column(2), shipmentNumber: column(2) },
      [],
    ],
    [
      "a header that has moved",
      { ...sound, quantity: { kind: "column", index: 2, header: "h4" } },
      [{ code: "header_changed", params: { field: "quantity", header: "h4", found: "h2" } }],
    ],
    [
      "a column that is gone",
      { ...sound, quantity: { kind: "column", index: 9, header: "h9" } },
      [{ code: "header_changed", params: { field: "quantity", header: "h9", found: "" } }],
    ],
  ])("%s", (_, mapping, expected) => {
    expect(checkMapping(mapping, header)).toMatchObject(expected);
    expect(checkMapping(mapping, header)).toHaveLength(expected.length);
  });
});

describe("mappingSchema", () => {
  it("takes what checkMapping takes", () => {
    const mapping: Partial<Record<DeliveryField, unknown>> = sound;
    expect(mappingSchema.parse(mapping)).toEqual(sound);
  });

  it.each([
    ["an unknown field", { colour: column(0) }],
    ["an unknown key in a source", { dealer: { ...column(0), x: 1 } }],
    ["a negative column", { dealer: column(-1) }],
    ["half a column", { dealer: column(0.5) }],
    ["an empty constant", { dealer: constant("  ") }],
  ])("refuses %s", (_, mapping) => {
    expect(mappingSchema.safeParse(mapping).success).toBe(false);
  });
});

describe("importOptionsSchema", () => {
  it("needs a zone and knows the rest", () => {
    expect(importOptionsSchema.parse({ zone: "Asia/Shanghai" })).toEqual({
      zone: "Asia/Shanghai",
      dateOrder: "auto",
      unknownDealers: "create",
      unknownPlatforms: "create",
      mergeDealers: [],
    });
    expect(importOptionsSchema.safeParse({}).success).toBe(false);
    expect(importOptionsSchema.safeParse({ zone: "UTC", colour: 1 }).success).toBe(false);
  });
});
