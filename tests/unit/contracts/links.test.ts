import { expect, test } from "vitest";
import { hrefTo } from "#lib/contracts/links.ts";

test("null, undefined and empty lists are left out of an address, lists repeated, texts escaped", () => {
  expect(hrefTo("/dealers", { period: null, platform: undefined, dealer: [] })).toBe("/dealers");
  expect(hrefTo("/shipments", { period: "2026-10", dealer: ["a", "b"], page: 2, q: "甲&乙" })).toBe(
    "/shipments?period=2026-10&dealer=a&dealer=b&page=2&q=%E7%94%B2%26%E4%B9%99",
  );
});
