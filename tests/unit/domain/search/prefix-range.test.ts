import fc from "fast-check";
import { expect, test } from "vitest";
import { prefixRange } from "#lib/domain/search/prefix-range.ts";

test.each([
  ["SH", "SI"],
  ["3644", "3645"],
  ["39", "4"],
  ["36447-", "36448"],
  ["SHZ", "SI"],
  ["Z9", null],
  ["单", null],
])("%s ends before %s", (prefix, before) => {
  expect(prefixRange(prefix)).toEqual({ from: prefix, before });
});

test("every text with the prefix lies in the range, by code points and in dictionary order", () => {
  const orders = [
    (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0),
    new Intl.Collator("en").compare,
    new Intl.Collator("zh-CN").compare,
  ];
  const part = fc.stringMatching(/^[0-9A-Za-z_-]{1,8}$/);
  fc.assert(
    fc.property(part, part, (prefix, rest) => {
      const { from, before } = prefixRange(prefix);
      for (const compare of orders) {
        expect(compare(from, prefix + rest)).toBeLessThanOrEqual(0);
        if (before !== null) expect(compare(prefix + rest, before)).toBeLessThan(0);
      }
    }),
  );
});
