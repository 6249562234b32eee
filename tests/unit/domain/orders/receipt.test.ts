import { describe, expect, test } from "vitest";
import { ANSWER_DAYS, disputeRefusal, receiptRefusal } from "#lib/domain/orders/receipt.ts";

const at = (time: string) => Date.parse(`2026-10-25T${time}Z`);
const delivery = {
  acceptedAtMs: at("01:00:00"),
  dispatchedAtMs: at("03:00:30"),
  deliveredAtMs: at("07:40:20"),
};
const now = at("09:00:00");
const DAY_MS = 86_400_000;
const lastAt = delivery.deliveredAtMs + ANSWER_DAYS * DAY_MS;

describe("what a dealer may say of a delivery", () => {
  test.each([
    ["a time between dispatch and now", delivery, at("07:50:00"), now, null],
    ["no time at all", delivery, null, now, null],
    ["the very minute of the dispatch", delivery, at("03:00:00"), now, null],
    ["the minute before the dispatch", delivery, at("02:59:00"), now, "before_dispatch"],
    [
      "before the acceptance where no dispatch is known",
      { ...delivery, dispatchedAtMs: null },
      at("00:59:00"),
      now,
      "before_dispatch",
    ],
    ["now", delivery, now, now, null],
    ["a minute from now", delivery, now + 60_000, now, "in_future"],
    [
      "nothing was delivered yet",
      { ...delivery, deliveredAtMs: null },
      at("07:50:00"),
      now,
      "not_delivered",
    ],
    ["the last instant of thirty days", delivery, at("07:50:00"), lastAt, null],
    ["a millisecond later", delivery, at("07:50:00"), lastAt + 1, "too_late"],
  ])("%s", (_name, known, receivedAtMs, nowMs, refusal) => {
    expect(receiptRefusal(known, receivedAtMs, nowMs)).toBe(refusal);
  });
});

describe("what may be disputed", () => {
  const open = { loggedAtMs: delivery.deliveredAtMs, isAnswered: false };
  const answered = { ...open, isAnswered: true };
  const elsewhere = { loggedAtMs: at("06:00:00"), isAnswered: true };
  test.each([
    ["another time", at("08:10:00"), [], null],
    ["the logged minute itself", at("07:40:00"), [], "same_time"],
    ["while a dispute waits", at("08:10:00"), [open], "open_already"],
    ["a logged time that was answered for", at("08:10:00"), [answered], "answered_already"],
    ["a logged time that has changed since", at("08:10:00"), [elsewhere], null],
    ["what cannot be said at all", at("02:00:00"), [], "before_dispatch"],
  ])("%s", (_name, receivedAtMs, earlier, refusal) => {
    expect(disputeRefusal(delivery, receivedAtMs, earlier, now)).toBe(refusal);
  });
});
