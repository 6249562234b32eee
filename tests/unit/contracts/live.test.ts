import { expect, test } from "vitest";
import { isLiveIn, keysIn, readLiveEvent } from "#lib/contracts/live.ts";

const key = { dealerId: "d", shipmentId: "s", platformId: "p" };

test.each([
  [{ kind: "state", seq: 3, status: "live" }],
  [{ kind: "reset", seq: 3 }],
  [{ kind: "inbox", seq: 3 }],
  [{ kind: "shipments", seq: 3, keys: [key] }],
])("%o is taken as it is", (told) => {
  expect(readLiveEvent(told)).toEqual(told);
});

test.each([
  ["hello"],
  [null],
  [{ kind: "reset" }],
  [{ kind: "reset", seq: "3" }],
  [{ kind: "state", seq: 3, status: "asleep" }],
  [{ kind: "of another version", seq: 3 }],
])("%o says nothing", (told) => {
  expect(readLiveEvent(told)).toBeNull();
});

test("of shipments those count that are named in full", () => {
  expect(keysIn({ keys: [key, { dealerId: "d" }, "s", null] })).toEqual([key]);
  expect(keysIn({ keys: "all" })).toEqual([]);
});

test("only a yes is live", () => {
  expect([{ live: true }, { live: false }, { live: "true" }, {}, null].map(isLiveIn)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
