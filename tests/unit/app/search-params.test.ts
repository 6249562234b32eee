import { describe, expect, test } from "vitest";
import { cohortParams, parseAsId, parseAsText } from "#app/search-params.ts";

describe("what an address may say", () => {
  test.each([
    ["2026-10", "2026-10"],
    ["2026-Q4", "2026-Q4"],
    ["2026-10-01..2026-10-07", "2026-10-01..2026-10-07"],
    ["2026-13", undefined],
    ["2026-10-07..2026-10-01", undefined],
    ["2026-02-30..2026-03-01", undefined],
    ["", undefined],
  ])("period %s", (text, key) => {
    expect(cohortParams.period.parse(text)?.key).toBe(key);
  });

  test.each([
    ["0190b35b-1de2-7000-8b4a-a07b49e6397d", "0190b35b-1de2-7000-8b4a-a07b49e6397d"],
    ["0190B35B-1DE2-7000-8B4A-A07B49E6397D", "0190b35b-1de2-7000-8b4a-a07b49e6397d"],
    ["1; drop table shipment", null],
    ["", null],
  ])("id %s", (text, id) => {
    expect(parseAsId.parse(text)).toBe(id);
  });

  test.each([
    ["本地", "本地"],
    ["  local ", "local"],
    ["null\0byte", null],
    ["right\u202eto left", null],
    ["half a \ud83d pair", null],
    ["x".repeat(201), null],
    ["   ", null],
  ])("text %j", (text, parsed) => {
    expect(parseAsText.parse(text)).toBe(parsed);
  });
});
