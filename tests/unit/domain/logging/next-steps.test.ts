import { expect, test } from "vitest";
import { nextSteps } from "#lib/domain/logging/next-steps.ts";

const [driver, desk] = [true, false];

test.each([
  ["a driver takes what is accepted", "accepted", driver, "dispatched"],
  ["a desk picks what is accepted", "accepted", desk, "picked"],
  ["what is picked leaves", "picked", desk, "dispatched"],
  ["what is on its way is delivered", "dispatched", driver, "delivered"],
  ["what has arrived is delivered", "arrived", driver, "delivered"],
  ["what could not be delivered is tried again", "delivery_failed", driver, "delivered"],
  ["nothing follows a delivery", "delivered", desk, null],
  ["nothing follows a cancellation", "cancelled", desk, null],
])("%s", (_, state, isDriver, next) => {
  expect(nextSteps(state, isDriver, false).next).toBe(next);
});

test("who drives neither cancels nor takes back", () => {
  expect(nextSteps("dispatched", driver, false).others).toEqual([
    "arrived",
    "delivery_failed",
    "rescheduled",
  ]);
  expect(nextSteps("dispatched", desk, false).others).toContain("cancelled");
});

test("a miss is explained, also after the end; what was kept is not", () => {
  expect(nextSteps("delivered", driver, true).others).toEqual(["explained"]);
  expect(nextSteps("delivered", driver, false).others).toEqual([]);
  expect(nextSteps("arrived", driver, true).others.at(-1)).toBe("explained");
});
