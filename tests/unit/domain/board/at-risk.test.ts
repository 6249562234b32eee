import { expect, test } from "vitest";
import {
  expectedAtMs,
  FLOOR_MINUTES,
  isAtRisk,
  paceOf,
  remainingP90Minutes,
  riskReason,
} from "#lib/domain/board/at-risk.ts";
import { type PaceStep, paceBook, type StepPace } from "#lib/domain/board/step-pace.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { boardCard, minutes } from "#tests/support/board-card.ts";

const due = minutes(120);
const atMinute = (minute: number, changes = {}) => {
  const card = boardCard(changes);
  const nowMs = minutes(minute);
  return isAtRisk(card, due, nowMs) ? riskReason(card, due, nowMs) : null;
};
const away = { state: "dispatched", dispatchedAtMs: minutes(60) } as const;

test("what has not left is at risk once less is left than nine in ten need from now", () => {
  expect(atMinute(65)).toBeNull();
  expect(atMinute(66)).toEqual({ kind: "tight", usualMinutes: 40, slowMinutes: 55 });
  expect(atMinute(81)).toEqual({ kind: "late", usualMinutes: 40, lateMinutes: 1 });
  expect(atMinute(95)).toEqual({ kind: "late", usualMinutes: 40, lateMinutes: 15 });
});

test("what is not picked is no nearer for having waited, and its time counts from the opening", () => {
  for (const now of [0, 20, 60, 300]) {
    expect(remainingP90Minutes(boardCard(), minutes(now))).toBe(55);
  }
  const early = boardCard({ startsAtMs: minutes(30) });
  expect(remainingP90Minutes(early, minutes(10))).toBe(75);
  expect(expectedAtMs(early, minutes(10))).toBe(minutes(70));
  expect(riskReason(early, minutes(80), minutes(10))).toEqual({
    kind: "tight",
    usualMinutes: 60,
    slowMinutes: 75,
  });
  expect(remainingP90Minutes({ ...early, state: "picked" }, minutes(10))).toBe(55);
});

test("what is on the road counts from its dispatch", () => {
  expect(atMinute(70, away)).toBeNull();
  expect(remainingP90Minutes(boardCard(away), minutes(70))).toBe(45);
  const late = { ...away, dispatchedAtMs: minutes(79) };
  expect(atMinute(80, late)).toEqual({ kind: "tight", usualMinutes: 40, slowMinutes: 55 });
  expect(atMinute(80, { ...away, dispatchedAtMs: minutes(83) })).toEqual({
    kind: "late",
    usualMinutes: 40,
    lateMinutes: 3,
  });
});

test("nothing is safe with less than the floor left, however fast the road", () => {
  const fast = { ...away, pace: { p50Minutes: 5, p90Minutes: 8, basis: "hour" } };
  expect(atMinute(120 - FLOOR_MINUTES, fast)).toBeNull();
  expect(atMinute(120 - FLOOR_MINUTES + 1, fast)?.kind).toBeDefined();
  expect(atMinute(111, { pace: null })).toEqual({ kind: "floor" });
});

test("one that should have come is expected with the slow ones, then within the floor", () => {
  const card = boardCard(away);
  expect(expectedAtMs(card, minutes(90))).toBe(minutes(100));
  expect(expectedAtMs(card, minutes(101))).toBe(minutes(115));
  expect(expectedAtMs(card, minutes(140))).toBe(minutes(140 + FLOOR_MINUTES));
  expect(expectedAtMs(boardCard({ pace: null }), 0)).toBeNull();
});

test("the hour is that of the step's beginning, on the platform's clock", () => {
  const zone = findZone("Asia/Shanghai");
  if (zone === null) throw new Error("no zone");
  const row = (step: PaceStep, hour: number, p90Minutes: number): StepPace => ({
    platformId: "p1",
    serviceClass: "local",
    step,
    hour,
    n: 50,
    p50Minutes: 1,
    p90Minutes,
  });
  const book = paceBook([
    row("road", 17, 17),
    row("road", 18, 18),
    row("load", 18, 60),
    row("pick", 18, 118),
    row("pick", 0, 100),
  ]);
  // 18:05 in Shanghai.
  const nowMs = Date.parse("2026-10-31T10:05:00Z");
  const left = { ...away, dispatchedAtMs: Date.parse("2026-10-31T09:59:59Z") };
  const p90 = (changes: object, atMs = nowMs) =>
    paceOf(book, boardCard(changes), zone, atMs)?.p90Minutes;
  expect(p90(left)).toBe(17);
  expect(p90({ ...left, state: "arrived" })).toBe(17);
  expect(p90({ ...left, state: "delivery_failed" })).toBe(18);
  expect(p90({ state: "picked" })).toBe(60);
  expect(p90({ state: "accepted" })).toBe(118);
  expect(p90({ state: "accepted" }, Date.parse("2026-10-31T16:00:00Z"))).toBe(100);
  expect(p90({ startsAtMs: Date.parse("2026-10-31T16:00:00Z") })).toBe(100);
});
