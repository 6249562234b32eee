import { expect, test } from "vitest";
import { typedTime } from "#lib/domain/logging/typed-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const found = findZone("Asia/Shanghai");
if (found === null) throw new Error("no zone");
const shanghai = found;
const at = (wall: string) => Date.parse(`${wall}:00+08:00`);

test.each([
  ["earlier today", "14:50", "2026-11-21T15:12", "2026-11-21T14:50"],
  ["this very minute", "15:12", "2026-11-21T15:12", "2026-11-21T15:12"],
  ["shortly before midnight, typed after it", "23:50", "2026-11-22T00:10", "2026-11-21T23:50"],
  ["yesterday at the very limit", "23:00", "2026-11-22T03:00", "2026-11-21T23:00"],
  ["a minute past the limit is one to come", "22:59", "2026-11-22T03:00", "2026-11-22T22:59"],
  ["later today is one to come", "15:30", "2026-11-21T15:12", "2026-11-21T15:30"],
])("%s", (_, typed, now, meant) => {
  expect(typedTime(typed, shanghai, at(now), 240)).toBe(at(meant));
});

test.each(["", "24:00", "9:30", "12:60", "noon"])("%j is no time", (typed) => {
  expect(typedTime(typed, shanghai, at("2026-11-21T15:12"), 240)).toBeNull();
});
