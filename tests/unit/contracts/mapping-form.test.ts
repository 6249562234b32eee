import { describe, expect, test } from "vitest";
import {
  checkMappingForm,
  type MappingValues,
  mappingOf,
  mappingValuesOf,
  readMappingValues,
} from "#lib/contracts/mapping-form.ts";

const header = ["单号", "客户", "要求送达", "签收", ""];

function valuesOf(
  sources: MappingValues["sources"],
  constants: MappingValues["constants"] = {},
): MappingValues {
  const choices = { dateOrder: "auto", unknownDealers: "create", unknownPlatforms: "create" };
  return { sources, constants, zone: "Asia/Shanghai", sheet: "", ...choices };
}

describe("the form says the mapping", () => {
  test("columns by their place, with the header that stands there", () => {
    expect(mappingOf(valuesOf({ dealer: "1", dueAt: "2", site: "4" }), header)).toEqual({
      dealer: { kind: "column", index: 1, header: "客户" },
      dueAt: { kind: "column", index: 2, header: "要求送达" },
      site: { kind: "column", index: 4, header: "" },
    });
  });

  test("a value for all rows, trimmed; a blank one is none", () => {
    const sources = { platform: "constant", region: "constant" };
    const constants = { platform: " 沈阳 ", region: " ", site: "not chosen" };
    expect(mappingOf(valuesOf(sources, constants), header)).toEqual({
      platform: { kind: "constant", value: "沈阳" },
    });
  });

  test.each(["5", "-1", "1.5", "1e0", "0x1", "9999", "客户", "__proto__"])(
    "a column that is not there is none: %s",
    (source) => {
      expect(mappingOf(valuesOf({ dealer: source }), header)).toEqual({});
    },
  );

  test("there and back it is the same", () => {
    const values = valuesOf({ dealer: "1", platform: "constant" }, { platform: "沈阳" });
    const mapping = mappingOf(values, header);
    expect(mappingOf(mappingValuesOf(mapping, values), header)).toEqual(mapping);
  });
});

describe("what is to be mended stands at its place", () => {
  test("nothing where dealer and due are there", () => {
    expect(checkMappingForm(valuesOf({ dealer: "1", dueAt: "2" }), header)).toEqual([]);
  });

  test("an empty form lacks dealer and due", () => {
    const places = checkMappingForm(valuesOf({}), header).map(({ at }) => at);
    expect(places).toEqual(["dealer", "dueAt"]);
  });

  test("one column for two times is said at the second", () => {
    const problems = checkMappingForm(
      valuesOf({ dealer: "1", dueAt: "2", deliveredAt: "2" }),
      header,
    );
    expect(problems).toMatchObject([{ at: "deliveredAt", refusal: { code: "column_shared" } }]);
  });

  test.each(["", "+08:00", "Shanghai", "Asia/Shanghaj"])("%j is no zone", (zone) => {
    const values = { ...valuesOf({ dealer: "1", dueAt: "2" }), zone };
    expect(checkMappingForm(values, header)).toEqual([{ at: "zone", refusal: null }]);
  });
});

test("a posted form is read field by field; what is missing or a file is empty", () => {
  const form = new FormData();
  form.set("source.dealer", "1");
  form.set("source.unheard", "2");
  form.set("zone", " Asia/Shanghai ");
  form.set("sheet", new Blob(["x"]));
  const values = readMappingValues(form);
  expect(values.sources.dealer).toBe("1");
  expect(values.sources).not.toHaveProperty("unheard");
  expect(values).toMatchObject({ zone: "Asia/Shanghai", sheet: "", dateOrder: "" });
});
