import { expect, test } from "vitest";
import { checkPassword } from "#lib/domain/accounts/password-rule.ts";

test.each([
  ["nine characters", "ninechars", "short"],
  ["ten", "tencharact", null],
  ["nine emoji are nine characters", "🚚🚛🚗🚙🚌🚎🏎🚓🚑", "short"],
  ["words with spaces, no digit", "每天十小时 准时送到 门口", null],
  ["257 characters", "ab3d".repeat(65), "long"],
  ["one that everybody knows", "Woaini1314520", "common"],
  ["one of a few characters", "abababababab", "common"],
  ["one's own address", "Zhou@example.com", "own"],
  ["what stands before its @", "zhou.lan.1988", "own"],
  ["one's own number without the country", "13900000005", "own"],
])("%s", (_, password, refusal) => {
  const own = ["zhou@example.com", "zhou.lan.1988@example.com", "+8613900000005", null];
  expect(checkPassword(password, own)).toBe(refusal);
});
