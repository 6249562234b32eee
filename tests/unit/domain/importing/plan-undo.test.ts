import { describe, expect, test } from "vitest";
import { planUndo } from "#lib/domain/importing/plan-undo.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { factsOf, original, retraction, said } from "#tests/unit/domain/orders/imported-facts.ts";

const undo = (facts: ShipmentFacts, besideIds: readonly string[] = []) =>
  planUndo(facts, besideIds, {
    importId: "A",
    newId: () => "99",
    nowMs: 0,
    device: "page",
    by: "lin",
  });

const mine = [original("01", "A", "12:00")];
const delivered = said("02", "A", "delivered", "11:30");
const pause = { id: "05", fromMs: 0, toMs: null, reason: "wait", recordedAtMs: 0 };
const excuse = { id: "05", reason: "typhoon", approvedAtMs: 0 };

test.each([
  ["nothing of it", factsOf([original("01", "B", "12:00")], []), "nothing"],
  ["undone already", factsOf(mine, [delivered, retraction("03", "A")]), "nothing"],
  ["all of it", factsOf(mine, [delivered]), "retract"],
  ["a promise alone", factsOf(mine, []), "retract"],
  [
    "a delivery of a shipment known before",
    factsOf([original("00", "B", "12:00")], [delivered]),
    "restore",
  ],
  ["an event since", factsOf(mine, [delivered, said("05", null, "returned", "12:00")]), "touched"],
  [
    "a later import since",
    factsOf(mine, [delivered, said("05", "B", "corrected", "12:00")]),
    "touched",
  ],
  [
    "a later import since that was undone",
    factsOf(mine, [said("05", "B", "delivered", "12:00"), retraction("06", "B")]),
    "retract",
  ],
  [
    "an event before it",
    factsOf([original("00", null, "12:00")], [said("01", null, "picked", "10:10"), delivered]),
    "restore",
  ],
  [
    "a new promise since",
    factsOf([...mine, { ...original("05", null, "15:00"), kind: "dealer_asked" }], []),
    "touched",
  ],
  ["a pause since", factsOf(mine, [], { pauses: [pause] }), "touched"],
  ["an excuse since", factsOf(mine, [], { excuses: [excuse] }), "touched"],
  [
    "a pause before it",
    factsOf([original("00", null, "12:00")], [said("07", "A", "delivered", "11:30")], {
      pauses: [pause],
    }),
    "restore",
  ],
  [
    "all of it, after an earlier one was undone",
    factsOf([original("00", "B", "11:00"), ...mine], [retraction("005", "B"), delivered]),
    "retract",
  ],
] as const)("a shipment with %s", (_name, facts, kind) => {
  expect(undo(facts).kind).toBe(kind);
});

test.each([
  ["since", "05", "touched"],
  ["before it", "01", "restore"],
] as const)("a shipment that its dealer has spoken of %s", (_name, beside, kind) => {
  const facts = factsOf([original("00", "B", "12:00")], [said("02", "A", "delivered", "11:30")]);
  expect(undo(facts, [beside]).kind).toBe(kind);
});

describe("what is appended", () => {
  test("is one event that says which import, when and who", () => {
    expect(undo(factsOf(mine, [delivered]))).toMatchObject({
      addition: {
        promises: [],
        lines: [],
        events: [
          {
            id: "99",
            kind: "retracted",
            device: "page",
            importId: null,
            data: { retraction: { importId: "A", by: "lin" } },
          },
        ],
      },
    });
  });

  test("takes order, site and lines with it that only this import had brought", () => {
    const supplement = {
      orderNumber: "D1",
      site: null,
      lines: [{ lineNo: 2, product: "x", quantity: 1 }],
    };
    const line = { productId: null, quantity: 1 };
    const facts = factsOf(
      [original("00", "B", "12:00")],
      [said("02", "A", "supplemented", "13:00", { supplement })],
      {
        orderId: "order",
        siteId: "site",
        lines: [
          { ...line, lineNo: 1 },
          { ...line, lineNo: 2 },
        ],
      },
    );
    expect(undo(facts)).toMatchObject({
      kind: "restore",
      addition: {
        facts: { orderId: null, siteId: "site", lines: [{ lineNo: 1 }] },
        removedLines: [2],
      },
    });
  });
});
