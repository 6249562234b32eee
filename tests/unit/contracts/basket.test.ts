import fc from "fast-check";
import { expect, test } from "vitest";
import { basketValues, readBasket, withQuantity } from "#lib/contracts/basket.ts";

const [a, b] = ["0199a000-0000-7000-8000-00000000000a", "0199a000-0000-7000-8000-00000000000b"];

test("what a basket says is read again as it was", () => {
  const line = fc.record({ productId: fc.uuid(), quantity: fc.integer({ min: 1, max: 9999 }) });
  const basket = fc.uniqueArray(line, { selector: ({ productId }) => productId, maxLength: 100 });
  fc.assert(
    fc.property(basket, (lines) => {
      expect(readBasket(basketValues(lines))).toEqual(lines);
    }),
  );
});

test("no text breaks it, and an order can hold whatever it reads", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.uuid().map((id) => `${id}:99999`),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), (values) => {
      const lines = readBasket(values);
      expect(lines.length).toBeLessThanOrEqual(100);
      for (const { quantity } of lines) expect(quantity).toBeLessThanOrEqual(9999);
    }),
  );
});

test.each([
  ["nothing of it", [`${a}:0`], []],
  ["no fraction", [`${a}:1.5`], []],
  ["no less than nothing", [`${a}:-1`], []],
  ["a product twice is added up", [`${a}:1`, `${b}:1`, `${a.toUpperCase()}:2`], [3, 1]],
  ["too many pieces are cut off", [`${a}:9999`, `${a}:1`], [9999]],
])("%s", (_name, values, quantities) => {
  expect(readBasket(values).map(({ quantity }) => quantity)).toEqual(quantities);
});

test("a quantity is changed in its place, a new product comes last, none takes it out", () => {
  const lines = [
    { productId: a, quantity: 1 },
    { productId: b, quantity: 2 },
  ];
  expect(withQuantity(lines, a, 5)[0]).toEqual({ productId: a, quantity: 5 });
  expect(withQuantity([{ productId: a, quantity: 1 }], b, 2)).toEqual(lines);
  expect(withQuantity(lines, a, 0)).toEqual([{ productId: b, quantity: 2 }]);
});
