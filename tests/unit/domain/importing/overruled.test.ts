import { expect, test } from "vitest";
import type { KnownInstant } from "#lib/domain/importing/delivery-row.ts";
import { newEvents } from "#lib/domain/importing/plan-events.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";
import { emptyRow } from "#tests/unit/domain/importing/delivery-rows.ts";
import { retraction, said } from "#tests/unit/domain/orders/imported-facts.ts";

const iso = (time: string) => new Date(`2026-11-20T${time}+08:00`).toISOString();
const shanghaiDate = (ms: number) => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const exact = (time: string): KnownInstant => ({ ms: Date.parse(iso(time)), precision: "minute" });
const dateAlone: KnownInstant = { ms: Date.parse(iso("00:00")), precision: "date" };

const filed = said("01", "A", "delivered", "11:10");
/** Somebody (null) or a file replaces the time of delivery, and this is learned of at `at`. */
function corrected(importId: string | null, from: string, to: string | null, at: string) {
  const correction = {
    field: "deliveredAt" as const,
    from: iso(from),
    to: to === null ? null : iso(to),
  };
  return said(`c${at}`, importId, "corrected", at, { correction });
}
const disputed = corrected(null, "11:10", "12:25", "14:00");

/** The time of delivery after a file that says `deliveredAt`, and how many events it adds. */
function after(events: readonly ShipmentEvent[], deliveredAt: KnownInstant) {
  const context = {
    newId: () => "99",
    importId: "Z",
    nowMs: Date.parse(iso("20:30")),
    fileDateAt: shanghaiDate,
  };
  const added = newEvents({ ...emptyRow, deliveredAt }, foldShipment(events), events, context);
  return [added.length, foldShipment([...events, ...added]).deliveredAtMs];
}

test.each([
  ["what the file said before", [filed, disputed], exact("11:10"), 0, "12:25"],
  ["only the day of what it said before", [filed, disputed], dateAlone, 0, "12:25"],
  ["what the dealer said", [filed, disputed], exact("12:25"), 0, "12:25"],
  ["yet another time", [filed, disputed], exact("11:40"), 1, "11:40"],
  [
    "the old time after another file has said another",
    [filed, disputed, corrected("B", "12:25", "11:40", "16:00")],
    exact("11:10"),
    0,
    "11:40",
  ],
  [
    "what an earlier correction of a file said",
    [filed, corrected("B", "11:10", "11:20", "13:00"), corrected(null, "11:20", "12:25", "14:00")],
    exact("11:10"),
    0,
    "12:25",
  ],
  [
    "what was logged here before the dispute",
    [said("01", null, "delivered", "11:10"), disputed],
    exact("11:10"),
    0,
    "12:25",
  ],
  [
    "a delivery that somebody withdrew",
    [filed, corrected(null, "11:10", null, "14:00")],
    exact("11:10"),
    0,
    null,
  ],
  [
    "what only another file has replaced",
    [filed, corrected("B", "11:10", "11:20", "13:00")],
    exact("11:10"),
    1,
    "11:10",
  ],
  [
    "what a file said that was undone since",
    [said("00", "B", "delivered", "11:40"), retraction("9", "B"), filed, disputed],
    exact("11:40"),
    1,
    "11:40",
  ],
] as const)("a file that says %s", (_name, events, deliveredAt, added, then) => {
  const thenMs = then === null ? null : Date.parse(iso(then));
  expect(after(events, deliveredAt)).toEqual([added, thenMs]);
});
