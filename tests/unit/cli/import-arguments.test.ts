import { describe, expect, it } from "vitest";
import { mapFields, mapReader, readMerge } from "#lib/cli/commands/import-arguments.ts";
import { deliveryFields, type Mapping } from "#lib/domain/importing/fields.ts";

const readMap = mapReader(deliveryFields);
const header = ["Dealer", "Due", " Shop ", "Done, really"];
const column = (index: number) => ({ kind: "column", index, header: header[index] ?? "" }) as const;
const guessed: Mapping = { dealer: column(0), dueAt: column(1), site: column(2) };

function mapped(...texts: string[]) {
  const entries = texts.reduce((earlier, text) => readMap(text, earlier), readMap("region=", []));
  return mapFields(guessed, entries, header);
}

describe("--map overrules guesses", () => {
  it.each([
    ["nothing named: the guesses", [], guessed],
    ["a field named: its guess goes", ["dealer=Shop"], { dealer: column(2), dueAt: column(1) }],
    [
      "a column named: its guess goes, the field is left without",
      ["region=Dealer"],
      { region: column(0), dueAt: column(1), site: column(2) },
    ],
    ["field=: none of the columns", ["site="], { dealer: column(0), dueAt: column(1) }],
    [
      "field:=value: one value for every row",
      ["site:=Hall 3"],
      { ...guessed, site: { kind: "constant", value: "Hall 3" } },
    ],
    [
      "several in one, a comma inside a header",
      ["site=,deliveredAt=Done, really"],
      { dealer: column(0), dueAt: column(1), deliveredAt: column(3) },
    ],
  ] as const)("%s", (_name, texts, wanted) => {
    expect(mapped(...texts)).toEqual({ mapping: wanted, missing: [] });
  });

  it("names the columns that the file lacks", () => {
    const { missing } = mapped("dealer=Customer");
    expect(missing).toEqual([{ field: "dealer", kind: "column", header: "Customer" }]);
  });

  it.each(["dealer", "=Dealer", "price=Dealer", "site:="])("refuses %s", (text) => {
    expect(() => readMap(text, [])).toThrow(/Not field=column|No field|No value/);
  });
});

describe("--merge", () => {
  it.each([
    ["Ltd A=A", "Ltd A", "A"],
    [" 甲 公司 = 甲 ", "甲 公司", "甲"],
    ["A=B=C", "A", "B=C"],
  ])("reads %s", (text, spelling, dealer) => {
    expect(readMerge(text, [])).toEqual([{ spelling, dealer }]);
  });

  it.each(["A", "=A", "A=", " = "])("refuses %s", (text) => {
    expect(() => readMerge(text, [])).toThrow("Not spelling=dealer");
  });
});
