import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoardCard, cardKey, openStates } from "#lib/domain/board/board-card.ts";
import { cardsByLane, laneOf, lanes } from "#lib/domain/board/lanes.ts";
import { boardCard, minutes } from "#tests/support/board-card.ts";

const due = minutes(120);

test.each([
  ["accepted, two hours left", {}, 0, "to_pick"],
  ["picked, two hours left", { state: "picked" }, 0, "to_pick"],
  ["on the road in time", { state: "dispatched", dispatchedAtMs: 0 }, minutes(30), "to_deliver"],
  ["at the door", { state: "arrived", dispatchedAtMs: 0 }, minutes(40), "to_deliver"],
  ["turned away with time left", { state: "delivery_failed" }, minutes(10), "to_deliver"],
  ["not left, a slow road from due", {}, minutes(66), "at_risk"],
  ["due at this very instant", { state: "dispatched", dispatchedAtMs: 0 }, due, "at_risk"],
  ["due a millisecond ago", {}, due + 1, "overdue"],
  ["paused, whatever it was due", { adjustedDueAtMs: null }, due + 1, "paused"],
  ["put off by the dealer", { adjustedDueAtMs: 2 * due }, due + 1, "to_pick"],
] as const)("%s", (_, changes, nowMs, lane) => {
  expect(laneOf(boardCard(changes), nowMs)).toBe(lane);
});

const instant = fc.integer({ min: -minutes(600), max: minutes(600) });
const card: fc.Arbitrary<BoardCard> = fc
  .record({
    dealerId: fc.constantFrom("d1", "d2"),
    shipmentId: fc.uuid(),
    state: fc.constantFrom(...openStates),
    dueAtMs: instant,
    adjustedDueAtMs: fc.option(instant),
    dispatchedAtMs: fc.option(instant),
    pace: fc.option(
      fc.record({
        p50Minutes: fc.integer({ min: 0, max: 90 }),
        p90Minutes: fc.integer({ min: 90, max: 300 }),
        basis: fc.constant("hour" as const),
      }),
    ),
  })
  .map(boardCard);
const cards = fc.uniqueArray(card, { selector: cardKey, maxLength: 40 });

test("every open shipment is in exactly one lane, in an order that is the same however they come", () => {
  fc.assert(
    fc.property(cards, instant, fc.func(fc.integer()), (all, nowMs, draw) => {
      const byLane = cardsByLane(all, nowMs);
      const placed = lanes.flatMap((lane) => byLane[lane].map(cardKey));
      expect(placed.toSorted()).toEqual(all.map(cardKey).toSorted());
      const shuffled = all.toSorted((a, b) => draw(cardKey(a)) - draw(cardKey(b)));
      expect(cardsByLane(shuffled, nowMs)).toEqual(byLane);
    }),
  );
});

test("in a lane the one with the least time left stands first", () => {
  fc.assert(
    fc.property(cards, instant, (all, nowMs) => {
      for (const lane of lanes) {
        const dues = cardsByLane(all, nowMs)[lane].map((one) => one.adjustedDueAtMs ?? one.dueAtMs);
        expect(dues).toEqual(dues.toSorted((a, b) => a - b));
      }
    }),
  );
});

test("time alone takes a shipment from safe to at risk to overdue, and never back", () => {
  const order = ["to_pick", "to_deliver", "at_risk", "overdue"];
  fc.assert(
    fc.property(card, instant, fc.nat(minutes(600)), (one, nowMs, laterMs) => {
      fc.pre(one.adjustedDueAtMs !== null && one.state === "accepted");
      const [before, after] = [laneOf(one, nowMs), laneOf(one, nowMs + laterMs)];
      expect(order.indexOf(after)).toBeGreaterThanOrEqual(order.indexOf(before));
    }),
  );
});
