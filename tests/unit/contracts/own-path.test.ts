import { expect, test } from "vitest";
import { ownPath } from "#lib/contracts/own-path.ts";

test.each([
  [
    "a page with its query",
    "/dealers?period=2026-10&q=%E5%8C%97",
    "/dealers?period=2026-10&q=%E5%8C%97",
  ],
  ["another site", "https://evil.example/", null],
  ["another host without a scheme", "//evil.example/", null],
  ["another host by a backslash", "/\\evil.example", null],
  ["another host by a tab", "/\t/evil.example", null],
  ["another host behind dots", "/.//evil.example", null],
  ["another host behind dots in code", "/x/%2e%2e//evil.example", null],
  ["another host behind dots and a backslash", "/.\\/evil.example", null],
  ["a script", "javascript:alert(1)", null],
  ["nothing", "", null],
  ["signing in again", "/sign-in?to=/x", null],
  ["a link that sets a password", "/link/abc", null],
  ["what only begins so", "/links", "/links"],
])("%s", (_, text, path) => {
  expect(ownPath(text)).toBe(path);
});
