import { expect, test } from "vitest";
import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";

const march = Date.parse("2026-03-01T00:00:00+08:00");
const calendar = { platformId: "p", exceptions: {}, windows: DEFAULT_WINDOWS, effectiveFromMs: 0 };
const local = {
  platformId: "p",
  serviceClass: "local",
  dealerId: null,
  effectiveFromMs: 0,
  cutoffMinutes: 0,
  transitMinutes: 30,
};
const within = (budgetMinutes: number) =>
  ({ kind: "within", budgetMinutes, afterClose: "run" }) as const;

const book = new PolicyBook(
  [{ id: "p", zone: "Asia/Shanghai" }],
  [
    { ...calendar, id: "c1" },
    { ...calendar, id: "c2", effectiveFromMs: march, windows: { mon: [["10:00", "12:00"]] } },
  ],
  [
    { ...local, id: "v1", rule: within(150) },
    { ...local, id: "v2", rule: within(120), effectiveFromMs: march },
    { ...local, id: "vip", rule: within(60), dealerId: "d" },
  ],
);
const service = { platformId: "p", serviceClass: "local", dealerId: "other" };

test("a version applies to acceptances from its instant on", () => {
  const before = book.promise(service, march - 12 * 3_600_000);
  expect(before).toMatchObject({ policyVersionId: "v1", calendarVersionId: "c1" });
  expect(before && before.dueAtMs - before.startsAtMs).toBe(150 * 60_000);
  const after = book.promise(service, march);
  expect(after).toMatchObject({ policyVersionId: "v2", calendarVersionId: "c2" });
  expect(new Date(after?.startsAtMs ?? 0).toISOString()).toBe("2026-03-02T02:00:00.000Z");
});

test("a dealer's own policy goes before its platform's", () => {
  expect(book.promise({ ...service, dealerId: "d" }, march)).toMatchObject({
    policyVersionId: "vip",
  });
});

test("no policy, no promise", () => {
  expect(book.promise({ ...service, serviceClass: "cold chain" }, march)).toBeNull();
  expect(book.promise({ ...service, platformId: "?" }, march)).toBeNull();
  expect(book.promise(service, -1)).toBeNull();
});

test("platforms begin with the promise 7×10×2", () => {
  const defaults = new PolicyBook(
    [{ id: "p", zone: "Asia/Shanghai" }],
    [{ ...calendar, id: "c" }],
    DEFAULT_RULES.map((rule, index) => ({ ...local, ...rule, id: `d${index}` })),
  );
  const saturdayEvening = Date.parse("2026-11-21T18:30:00+08:00");
  const due = (serviceClass: string) =>
    new Date(defaults.promise({ ...service, serviceClass }, saturdayEvening)?.dueAtMs ?? 0);
  expect(due("local")).toEqual(new Date("2026-11-21T20:30:00+08:00"));
  expect(due("intercity")).toEqual(new Date("2026-11-22T17:00:00+08:00"));
});
