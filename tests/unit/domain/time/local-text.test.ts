import { expect, test } from "vitest";
import { instantOfLocalText, localTextAt } from "#lib/domain/time/local-text.ts";
import { findZone, type Zone } from "#lib/domain/time/zone.ts";

function zone(name: string): Zone {
  const found = findZone(name);
  if (found === null) throw new Error(`no zone ${name}`);
  return found;
}

const shanghai = zone("Asia/Shanghai");

test("a field's text and its instant, there and back", () => {
  const atMs = Date.parse("2026-10-25T07:40:00Z");
  expect(instantOfLocalText("2026-10-25T15:40", shanghai)).toBe(atMs);
  expect(localTextAt(shanghai, atMs + 59_999)).toBe("2026-10-25T15:40");
});

test("some browsers send seconds, which are none", () => {
  const atMs = Date.parse("2026-10-25T07:40:00Z");
  expect(instantOfLocalText("2026-10-25T15:40:00.000", shanghai)).toBe(atMs);
});

test("a time that a change of the clock leaves out moves forward", () => {
  const newYork = zone("America/New_York");
  expect(instantOfLocalText("2026-03-08T02:30", newYork)).toBe(Date.parse("2026-03-08T07:30:00Z"));
});

test.each(["", "2026-10-25", "2026-02-30T10:00", "2026-10-25T24:00", "10/25/2026 15:40"])(
  "%j is no such time",
  (text) => expect(instantOfLocalText(text, shanghai)).toBeNull(),
);
