import { expect, test } from "vitest";
import { logRequestSchema } from "#lib/contracts/log-event.ts";

const ID = "01900000-0000-7000-8000-0000000000ab";

const request = (said: object, id = ID) => ({
  deviceId: ID,
  sentAtMs: 0,
  mode: "queue",
  events: [
    {
      id,
      dealerId: ID,
      shipmentId: ID,
      said,
      occurredAtMs: 0,
      enteredAtMs: 0,
      precision: "second",
    },
  ],
});
const isRead = (said: object) => logRequestSchema.safeParse(request(said)).success;

test("an id in capitals is the same id", () => {
  const { events } = logRequestSchema.parse(request({ kind: "arrived" }, ID.toUpperCase()));
  expect(events[0]?.id).toBe(ID);
  const undo = logRequestSchema.parse(request({ kind: "withdrawn", eventId: ID.toUpperCase() }));
  expect(undo.events[0]?.said).toEqual({ kind: "withdrawn", eventId: ID });
});

test.each([
  ["half of a character", "周\ud83d"],
  ["a zero byte", "周\0"],
  ["another control character", "周\u0007"],
  ["what turns the direction of writing", "周\u202e"],
])("%s is no text", (_, recipient) => {
  expect(isRead({ kind: "delivered", recipient })).toBe(false);
});

test("names, emoji and lines are", () => {
  expect(isRead({ kind: "delivered", recipient: "周库管 🙂" })).toBe(true);
  expect(isRead({ kind: "explained", reason: "堵车\n两小时" })).toBe(true);
});

test("no piece is no delivery", () => {
  expect(isRead({ kind: "delivered", recipient: "周", pieces: 0 })).toBe(false);
  expect(isRead({ kind: "delivered", recipient: "周", pieces: 1 })).toBe(true);
});
