import { expect, test } from "vitest";
import { lateByMsOf, verdictOf } from "#lib/domain/sla/verdict.ts";

// Due at 100; what happened when, and what is known at asOf.
const ROWS = [
  ["delivered at the due", { deliveredAt: 100 }, 200, "on_time", null],
  ["delivered 1 ms after", { deliveredAt: 101 }, 200, "late", 1],
  ["delivered late, asked long after", { deliveredAt: 150 }, 9999, "late", 50],
  ["delivered at asOf", { deliveredAt: 90 }, 90, "on_time", null],
  ["delivered after asOf, before the due: open", { deliveredAt: 95 }, 94, "open", null],
  ["delivered after asOf, asked after the due: overdue", { deliveredAt: 150 }, 120, "overdue", 20],
  ["nothing, at the due", {}, 100, "open", null],
  ["nothing, 1 ms after", {}, 101, "overdue", 1],
  ["dealer cancels at the due", { cancelledAt: 100, cancelledBy: "dealer" }, 200, "void", null],
  ["dealer cancels 1 ms after", { cancelledAt: 101, cancelledBy: "dealer" }, 200, "late", null],
  ["we cancel before the due", { cancelledAt: 50, cancelledBy: "distributor" }, 60, "late", null],
  ["we cancel after the due", { cancelledAt: 150, cancelledBy: "distributor" }, 200, "late", null],
  ["cancelled after asOf", { cancelledAt: 90, cancelledBy: "dealer" }, 80, "open", null],
  ["… and after the due", { cancelledAt: 150, cancelledBy: "dealer" }, 120, "overdue", 20],
  [
    "delivered, then cancelled: the delivery stands",
    { deliveredAt: 90, cancelledAt: 95, cancelledBy: "distributor" },
    200,
    "on_time",
    null,
  ],
  [
    "cancelled, then delivered: the cancellation stands",
    { deliveredAt: 150, cancelledAt: 95, cancelledBy: "dealer" },
    200,
    "void",
    null,
  ],
  [
    "both at once: delivered",
    { deliveredAt: 95, cancelledAt: 95, cancelledBy: "distributor" },
    200,
    "on_time",
    null,
  ],
] as const;

test.each(ROWS)("%s", (_, known, asOf, verdict, lateByMs) => {
  const nothing = { deliveredAt: null, cancelledAt: null, cancelledBy: null };
  const question = { dueAt: 100, asOf, ...nothing, ...known };
  expect({ verdict: verdictOf(question), lateByMs: lateByMsOf(question) }).toEqual({
    verdict,
    lateByMs,
  });
});
