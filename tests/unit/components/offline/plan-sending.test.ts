import { expect, test } from "vitest";
import type { QueueState } from "#components/offline/log-database.ts";
import { nextBatch } from "#components/offline/plan-sending.ts";
import type { LoggedKind } from "#lib/contracts/log-event.ts";

const NOW = Date.parse("2026-11-21T10:00:00Z");

type Entry = {
  shipment: string;
  kind?: LoggedKind;
  state?: QueueState;
  freshAtMs?: number | null;
};

const row = ({ shipment, kind = "picked", state = "waiting", freshAtMs = null }: Entry) => ({
  state,
  freshAtMs,
  event: { shipmentId: shipment, said: { kind } },
});

/** The next request, told by the places of its events among those entered. */
function planned(entries: Entry[]) {
  const rows = entries.map(row);
  const batch = nextBatch(rows, NOW);
  return batch && { mode: batch.mode, places: batch.rows.map((one) => rows.indexOf(one)) };
}

test("nothing waits: nothing is sent", () => {
  expect(planned([])).toBeNull();
  expect(planned([{ shipment: "a", state: "sent" }])).toBeNull();
});

test("what an ended page was sending is sent again", () => {
  expect(planned([{ shipment: "a", state: "sending" }])?.places).toEqual([0]);
});

test("a request ends before the second event of a shipment, so that order holds", () => {
  expect(planned([{ shipment: "a" }, { shipment: "b" }, { shipment: "a" }])?.places).toEqual([
    0, 1,
  ]);
});

test("one request holds at most 20", () => {
  const places = planned(Array.from({ length: 30 }, (_, at) => ({ shipment: `s${at}` })))?.places;
  expect(places).toHaveLength(20);
});

test("behind a refused step its shipment waits and others go on", () => {
  const entries: Entry[] = [
    { shipment: "a", kind: "dispatched", state: "refused" },
    { shipment: "a", kind: "delivered" },
    { shipment: "b" },
  ];
  expect(planned(entries)?.places).toEqual([2]);
});

test("a refused withdrawal and a conflict hold up nothing", () => {
  const entries: Entry[] = [
    { shipment: "a", kind: "withdrawn", state: "refused" },
    { shipment: "b", kind: "delivered", state: "conflict" },
    { shipment: "a" },
    { shipment: "b" },
  ];
  expect(planned(entries)?.places).toEqual([2, 3]);
});

test("what waited offline goes first and apart from what somebody waits for", () => {
  const entries: Entry[] = [{ shipment: "a" }, { shipment: "b", freshAtMs: NOW - 1000 }];
  expect(planned(entries)).toEqual({ mode: "queue", places: [0] });
  expect(planned(entries.slice(1))).toEqual({ mode: "form", places: [0] });
});

test("after 20 seconds nobody waits any more", () => {
  expect(planned([{ shipment: "a", freshAtMs: NOW - 20_000 }])?.mode).toBe("queue");
});
