import { describe, expect, test } from "vitest";
import { canonicalQuery, readView, showsSame, withoutPeriod } from "#lib/contracts/saved-view.ts";

describe("what a form names", () => {
  test.each([
    ["a name in its plain form", " 华北　周报 ", { name: "华北 周报" }],
    ["sixty characters, however they are stored", "𠮷".repeat(60), { name: "𠮷".repeat(60) }],
  ])("%s", (_, name, expected) => {
    expect(readView("/dealers", name, "")).toMatchObject({ view: expected });
  });

  test.each([
    ["nothing", "", "name_empty"],
    ["blanks and control characters", " \u0000\u200b\u202e ", "name_empty"],
    ["sixty-one characters", "长".repeat(61), "name_long"],
  ])("refused: %s", (_, name, refused) => {
    expect(readView("/dealers", name, "")).toEqual({ refused });
  });

  test("a page that keeps no views", () => {
    expect(readView("https://elsewhere.example", "name", "")).toBeNull();
  });
});

test("equal filters are equal texts, whatever their order and the page of the list", () => {
  const query = canonicalQuery({ sort: "-due", period: "2026-10", platform: null, page: 3 });
  expect(query).toBe("period=2026-10&sort=-due");
  expect(canonicalQuery(new URLSearchParams("view=1&sort=-due&period=2026-10"))).toBe(query);
});

test.each([
  ["q=a", "period=2026-10&q=a", true],
  ["q=a", "period=2026-09&q=a", false],
  ["period=2026-10&q=a", "q=a", true],
  ["period=2026-10", "period=2026-10&q=a", false],
])("%s shows what %s shows when 2026-10 is the newest: %s", (view, present, same) => {
  expect(showsSame(view, present, "2026-10")).toBe(same);
});

test("a view of the newest month has no period", () => {
  expect(withoutPeriod("period=2026-10&q=a")).toBe("q=a");
});
