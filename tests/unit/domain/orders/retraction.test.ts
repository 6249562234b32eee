import { describe, expect, test } from "vitest";
import { projectShipment } from "#lib/domain/orders/project-shipment.ts";
import { isRetracted, shownFacts } from "#lib/domain/orders/retraction.ts";
import { factsOf, original, retraction, said } from "#tests/unit/domain/orders/imported-facts.ts";

const ids = (facts: readonly { readonly id: string }[]) => facts.map(({ id }) => id);
const project = (...parts: Parameters<typeof factsOf>) =>
  projectShipment(factsOf(...parts), () => null);

describe("a shipment whose import was undone", () => {
  const promises = [original("01", "A", "12:00")];
  const events = [said("02", "A", "delivered", "11:30")];

  test("is retracted, and still tells what it had been", () => {
    expect(project(promises, events)).toMatchObject({ retracted: false, verdict: "on_time" });
    expect(project(promises, [...events, retraction("03", "A")])).toMatchObject({
      retracted: true,
      verdict: "on_time",
    });
  });

  test("is so whenever the undoing arrives", () => {
    expect(project(promises, [retraction("00", "A"), ...events]).retracted).toBe(true);
  });

  test("comes back by what a later import says, and by that alone", () => {
    const again = [...promises, original("04", "B", "11:00")];
    const told = [...events, retraction("03", "A"), said("05", "B", "dispatched", "10:30")];
    expect(project(again, told)).toMatchObject({
      retracted: false,
      state: "dispatched",
      deliveredAtMs: null,
      verdict: null,
      dueOn: "2026-11-20",
    });
    expect(project(again, told).dueAtMs).toBe(Date.parse("2026-11-20T11:00+08:00"));
  });

  test("and again undone shows what was said last", () => {
    const again = [...promises, original("04", "B", "11:00")];
    const told = [...events, retraction("03", "A"), retraction("06", "B")];
    const facts = factsOf(again, told);
    expect(isRetracted(facts)).toBe(true);
    expect(ids(shownFacts(facts).promises)).toEqual(["04"]);
    expect(projectShipment(facts, () => null)).toMatchObject({ verdict: null, retracted: true });
  });
});

test("of an import that only added to it, a shipment keeps the rest", () => {
  const promises = [original("01", null, "12:00")];
  const events = [said("02", null, "dispatched", "10:30"), said("03", "B", "delivered", "12:30")];
  expect(project(promises, events).verdict).toBe("late");
  expect(project(promises, [...events, retraction("04", "B")])).toMatchObject({
    retracted: false,
    state: "dispatched",
    verdict: null,
  });
});
