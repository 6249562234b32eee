import { expect, test } from "vitest";
import { retryDelayMs } from "#components/offline/sync-schedule.ts";

test.each([
  [1, 2_000],
  [2, 4_000],
  [5, 32_000],
  [6, 60_000],
  [500, 60_000],
])("after %i failures in a row it waits %i ms, a quarter more or less", (failures, delayMs) => {
  expect(retryDelayMs(failures, 0.5)).toBe(delayMs);
  expect(retryDelayMs(failures, 0)).toBe(delayMs * 0.75);
  expect(retryDelayMs(failures, 1)).toBe(delayMs * 1.25);
});
