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
  return { sources, constants, zone: "Asia/Shanghai", sheet: "", encoding: "", ...choices };
}

describe("the form says the mapping", () => {
  test("columns by their place, with the header that stands there", () => {
    expect(
      mappingOf("deliveries", valuesOf({ dealer: "1", dueAt: "2", site: "4" }), header),
    ).toEqual({
      dealer: { kind: "column", index: 1, header: "客户" },
      dueAt: { kind: "column", index: 2, header: "要求送达" },
      site: { kind: "column", index: 4, header: "" },
    });
  });

  test("a value for all rows, trimmed; a blank one is none", () => {
    const sources = { platform: "constant", region: "constant" };
    const constants = { platform: " 沈阳 ", region: " ", site: "not chosen" };
    expect(mappingOf("deliveries", valuesOf(sources, constants), header)).toEqual({
      platform: { kind: "constant", value: "沈阳" },
    });
  });

  test.each(["5", "-1", "1.5", "1e0", "0x1", "9999", "客户", "__proto__"])(
    "a column that is not there is none: %s",
    (source) => {
      expect(mappingOf("deliveries", valuesOf({ dealer: source }), header)).toEqual({});
    },
  );

  test("there and back it is the same", () => {
    const values = valuesOf({ dealer: "1", platform: "constant" }, { platform: "沈阳" });
    const mapping = mappingOf("deliveries", values, header);
    expect(mappingOf("deliveries", mappingValuesOf(mapping, values), header)).toEqual(mapping);
  });
});

describe("what is to be mended stands at its place", () => {
  test("nothing where dealer and due are there", () => {
    expect(checkMappingForm("deliveries", valuesOf({ dealer: "1", dueAt: "2" }), header)).toEqual(
      [],
    );
  });

  test("an empty form lacks dealer and due", () => {
    const places = checkMappingForm("deliveries", valuesOf({}), header).map(({ at }) => at);
    expect(places).toEqual(["dealer", "dueAt"]);
  });

  test("one column for two times is said at the second", () => {
    const problems = checkMappingForm(
      "deliveries",
      valuesOf({ dealer: "1", dueAt: "2", deliveredAt: "2" }),
      header,
    );
    expect(problems).toMatchObject([{ at: "deliveredAt", refusal: { code: "column_shared" } }]);
  });

  test.each(["", "+08:00", "Shanghai", "Asia/Shanghaj"])("%j is no zone", (zone) => {
    const values = { ...valuesOf({ dealer: "1", dueAt: "2" }), zone };
    expect(checkMappingForm("deliveries", values, header)).toEqual([{ at: "zone", refusal: null }]);
  });
});

describe("a file of master data", () => {
  const people = ["姓名", "角色", "邮箱"];

  test("needs what its kind needs", () => {
    const places = (sources: MappingValues["sources"]) =>
      checkMappingForm("users", valuesOf(sources), people).map(({ at }) => at);
    expect(places({})).toEqual(["personName", "role", "loginName"]);
    expect(places({ personName: "0", role: "1", email: "2" })).toEqual([]);
  });

  test("takes one value for all rows where that makes sense, and reads it", () => {
    const check = (constants: MappingValues["constants"]) => {
      const sources = { personName: "0", email: "2", ...constantSources(constants) };
      return checkMappingForm("users", valuesOf(sources, constants), people).map(
        ({ refusal }) => refusal?.code,
      );
    };
    expect(check({ role: "司机" })).toEqual([]);
    expect(check({ role: "船长" })).toEqual(["constant_unreadable"]);
    expect(check({ role: "司机", mobile: "13800138000" })).toEqual(["constant_not_allowed"]);
  });
});

function constantSources(constants: MappingValues["constants"]) {
  return Object.fromEntries(Object.keys(constants).map((field) => [field, "constant"]));
}

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
