import { expect, test } from "vitest";
import {
  maskIdentifier,
  normalIdentifier,
  readIdentifier,
} from "#lib/domain/accounts/identifier.ts";

test.each([
  ["an address in any case", " Zhou.Lan@Example.COM ", { email: "zhou.lan@example.com" }],
  ["a mobile number as people write it", "139 0000 0005", { mobile: "+8613900000005" }],
  ["a mobile number in full-width digits", "１３９００００００05", { mobile: "+8613900000005" }],
  ["a login name", "MaShifu", { loginName: "mashifu", email: null, mobile: null }],
  ["nothing", "  ", { email: null, mobile: null, loginName: null }],
  ["a login name, typed with what no database holds", "MaShifu\u0000", { loginName: "mashifu" }],
  ["what no one can be called", "a b\u0000", { email: null, mobile: null, loginName: null }],
])("%s", (_, text, kept) => {
  expect(readIdentifier(text)).toMatchObject(kept);
});

test("a mask does not say what was typed, however short it is", () => {
  expect(maskIdentifier("13900000005")).toBe("1***5");
  expect(maskIdentifier("abc")).toBe("***");
  expect(maskIdentifier("")).toBe("***");
  expect(maskIdentifier("mashifu\u0000")).toBe("m***u");
});

test("nobody's identifier counts as one, however it is typed", () => {
  const numbers = ["13900000005", "139 0000 0005", "+86 139-0000-0005", "１３９００００００05"];
  expect(new Set(numbers.map(normalIdentifier)).size).toBe(1);
  expect(normalIdentifier("ＮＯＢＯＤＹ\u0000")).toBe(normalIdentifier(" nobody "));
  expect(normalIdentifier("no one")).toBe("no one");
});
