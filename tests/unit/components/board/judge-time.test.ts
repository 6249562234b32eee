import { expect, test } from "vitest";
import { isOffered, patchOf } from "#components/board/board-action.ts";
import { isOfTime, lateLimitMinutes, timeRefusalOf } from "#components/board/judge-time.ts";
import { readAction } from "#components/board/read-action.ts";
import { boardCard, minutes } from "#tests/support/board-card.ts";

const nowMs = minutes(300);
const cards = [boardCard(), boardCard({ shipmentId: "s2", lateEntryMinutes: 60 })];
const said = (atMs: number | null, lateReason = "") =>
  timeRefusalOf(cards, { atMs, lateReason }, nowMs)?.why ?? null;

test("a time more than five minutes back needs a reason, by the rule that the server goes by", () => {
  expect(said(null)).toBeNull();
  expect(said(nowMs - minutes(5))).toBeNull();
  expect(said(nowMs - minutes(6))).toBe("late_reason");
  expect(said(nowMs - minutes(6), "  ")).toBe("late_reason");
  expect(said(nowMs - minutes(6), "没有信号")).toBeNull();
});

test("of several cards the platform that takes the least is heard", () => {
  expect(lateLimitMinutes(cards)).toBe(60);
  expect(said(nowMs - minutes(61), "忘了")).toBe("too_early");
  expect(said(nowMs + minutes(1))).toBe("in_future");
});

test("a refusal stands beside the time where it speaks of the time", () => {
  expect(isOfTime("before_step")).toBe(true);
  expect(isOfTime("bad_driver")).toBe(false);
});

test("what is sent is told by the device's clock, and a reason only with an earlier time", () => {
  const form = new FormData();
  form.set("recipient", " 张三 ");
  const time = { atMs: nowMs - minutes(10), lateReason: "在忙" };
  expect(readAction("delivered", form, time, [], minutes(3) + 2_000)).toEqual({
    act: "delivered",
    said: { kind: "delivered", recipient: "张三" },
    occurredAtMs: nowMs - minutes(7),
    lateReason: "在忙",
    note: null,
    driverName: null,
  });
  const now = { atMs: null, lateReason: "在忙" };
  expect(readAction("picked", form, now, [], 0)).toMatchObject({
    occurredAtMs: null,
    lateReason: null,
  });
});

test("only what is paused can go on, and what goes on keeps its looks until the server has said more", () => {
  const pause = { reason: "dealer_asked_to_wait", fromMs: 0, by: null };
  expect(isOffered("resumed", boardCard({ pause }))).toBe(true);
  expect(isOffered("resumed", boardCard())).toBe(false);
  expect(patchOf({ act: "resumed" }, nowMs)).toEqual({});
});
