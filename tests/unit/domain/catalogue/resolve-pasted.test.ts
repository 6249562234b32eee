import { expect, test } from "vitest";
import { type PastedLine, readPasted } from "#lib/domain/catalogue/read-pasted.ts";
import { resolveBySku, resolveFound } from "#lib/domain/catalogue/resolve-pasted.ts";

const product = (sku: string, name: string) => ({ sku, name, nameEn: null });
const shelf = [
  product("MON-24", "显示器 24 寸"),
  product("SW-24", "交换机 24"),
  product("2", "会议平板"),
];

const lineOf = (text: string): PastedLine => {
  const [line] = readPasted(text).lines;
  if (!line) throw new Error("nothing was read");
  return line;
};
const found = (text: string, products = shelf) => resolveBySku(lineOf(text), products);

test.each([
  ["its SKU, in any letters", "mon-24 × 3", { kind: "found", quantity: 3 }],
  ["its SKU among its cells", "1\tMON-24\t显示器\t3", { kind: "found", quantity: 3 }],
  ["its SKU alone", "MON-24", { kind: "quantity_missing" }],
  ["too many", "MON-24 × 10000", { kind: "quantity_bad", quantity: 10_000 }],
  ["nought", "MON-24 × 0", { kind: "quantity_bad", quantity: 0 }],
  ["a fraction", "MON-24 × 2.5", { kind: "quantity_bad", quantity: 2.5 }],
])("by %s", (_, text, result) => {
  expect(found(text)).toMatchObject({ ...result, product: { sku: "MON-24" } });
});

test("a SKU that is a number does not steal the quantity of another", () => {
  expect(found("MON-24 × 2")).toMatchObject({ kind: "found", product: { sku: "MON-24" } });
});

test("by words: the only one, the one of that very name, or several to choose from", () => {
  const line = lineOf("交换机 24");
  const [asQuantity, asName] = line.readings;
  if (!asQuantity || !asName) throw new Error("both readings are needed");
  const switches = [product("SW-10", "交换机 10"), product("SW-24", "交换机 24")];
  expect(resolveFound(line, asQuantity, [])).toBeNull();
  expect(resolveFound(line, asQuantity, switches.slice(1))).toMatchObject({
    kind: "found",
    quantity: 24,
  });
  expect(resolveFound(line, asQuantity, switches)).toMatchObject({
    kind: "several",
    products: switches,
    quantity: 24,
  });
  expect(resolveFound(line, asName, switches)).toMatchObject({
    kind: "quantity_missing",
    product: { sku: "SW-24" },
  });
});
