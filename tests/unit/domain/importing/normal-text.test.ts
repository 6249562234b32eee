import { describe, expect, it } from "vitest";
import {
  isBrokenText,
  normalText,
  shownText,
  visibleText,
} from "#lib/domain/importing/normal-text.ts";

describe("normalText", () => {
  it.each([
    ["a colour of a terminal", "\u001b[31mRED\u001b[0m", "[31mRED[0m"],
    ["a mark that turns the writing", "\u202e沈阳", "沈阳"],
    ["a mark for a variant of a character", "恒通\ufe0f", "恒通"],
    ["a blank that fills a Korean syllable", "恒\u115f通", "恒通"],
    ["a byte-order mark in the middle", "沈\ufeff阳", "沈阳"],
    ["a control between spaces", "a \u0007 b", "a b"],
    ["line breaks and tabs", "a\r\n\tb", "a b"],
    ["nothing visible at all", "\u3164\u{e0041}\u0007", ""],
  ])("leaves out %s", (_, cell, text) => {
    expect(normalText(cell)).toBe(text);
  });
});

describe("visibleText", () => {
  it.each([
    ["a terminal's command", "\u001b]0;x\u0007", "�]0;x�"],
    ["a control of eight bits", "\u009b31m", "�31m"],
    ["a mark that turns the writing", "\u202eevil\u2066", "�evil�"],
    ["a NUL", "a\0b", "a�b"],
    ["half a character", "a\ud83db", "a�b"],
    ["white space", "a\tb\nc", "a b c"],
    ["what is plain", "沈阳😀 e\u0301", "沈阳😀 e\u0301"],
  ])("shows %s", (_, text, visible) => {
    expect(visibleText(text)).toBe(visible);
    expect(shownText(text)).toBe(visible);
  });

  it("is cut at 40 characters, none of them half", () => {
    expect(shownText("😀".repeat(40))).toBe("😀".repeat(40));
    expect(shownText("😀".repeat(100))).toBe(`${"😀".repeat(39)}…`);
  });
});

it.each([
  ["plain", "沈阳😀", false],
  ["with a NUL", "a\0", true],
  ["with the first half of a pair", "\ud83d", true],
  ["with the second half of a pair", "\ude00", true],
])("text that cannot be stored: %s", (_, text, isBroken) => {
  expect(isBrokenText(text)).toBe(isBroken);
});
