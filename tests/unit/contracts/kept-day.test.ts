import { expect, test } from "vitest";
import { isLogDay } from "#lib/contracts/kept-day.ts";
import { type LogDay, logDaySchema } from "#lib/contracts/log-day.ts";
import { isDraft } from "#lib/contracts/log-draft.ts";

const day: LogDay = {
  personId: "p",
  name: "Driver",
  role: "driver",
  serverNowMs: 1,
  shipments: [
    {
      dealerId: "d",
      id: "s",
      number: "1",
      orderNumber: "2",
      dealerName: "Dealer",
      platformId: "f",
      platformName: "Platform",
      zone: "Asia/Shanghai",
      serviceClass: "standard",
      place: "Door 1",
      city: "City",
      address: "Street 1",
      state: "accepted",
      version: 1,
      acceptedAtMs: 1,
      startsAtMs: 1,
      dueAtMs: 2,
      duePrecision: "instant",
      adjustedDueAtMs: 2,
      dispatchedAtMs: 1,
      deliveredAtMs: 1,
      cancelledAtMs: 1,
      driverId: "p",
      driverName: "Driver",
      reason: "why",
      lines: [{ lineNo: 1, sku: "a", name: "b", nameEn: "c", quantity: 3 }],
      pieces: 3,
      boxes: 1,
      events: [{ id: "e", kind: "accepted", occurredAtMs: 1, isVoid: false }],
      recipients: ["Liu"],
    },
  ],
  openTotal: 1,
  platforms: [{ id: "f", name: "Platform", zone: "Asia/Shanghai", lateEntryMinutes: 240 }],
  reasons: [{ code: "a", nameZh: "b", nameEn: "c", excusable: true, retired: false }],
  drivers: [{ id: "p", name: "Driver" }],
};

/** The value with each of its parts in turn replaced, however deep it lies. */
function spoiled(value: unknown, by: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [by];
  const parts = Object.entries(value).flatMap(([key, part]) =>
    spoiled(part, by).map((bad) =>
      Array.isArray(value) ? value.with(Number(key), bad) : { ...value, [key]: bad },
    ),
  );
  return [by, ...parts];
}

test("a phone takes the same for a day as the server, whatever part of it is amiss", () => {
  expect(isLogDay(day)).toBe(true);
  for (const by of [undefined, null, {}, 1.5, "x", ["x"], true]) {
    for (const bad of spoiled(day, by)) {
      expect(isLogDay(bad), JSON.stringify(bad)).toBe(logDaySchema.safeParse(bad).success);
    }
  }
});

test("what a newer server says besides is no fault", () => {
  expect(isLogDay({ ...day, newer: 1, drivers: [{ id: "p", name: "Driver", newer: 1 }] })).toBe(
    true,
  );
});

test("a draft that lacks what is asked now is begun anew", () => {
  const draft = {
    scanned: [1, 2],
    isCounted: false,
    pieces: "",
    boxes: "",
    recipient: "",
    files: [{ id: "a", kind: "photo", blob: new Blob(["x"]) }],
    driverId: "",
    vehicle: "",
    reason: "",
    cancelledBy: "",
    atMs: null,
    lateReason: "",
  };
  expect(isDraft(draft)).toBe(true);
  expect(isDraft({ ...draft, files: [{ id: "a", kind: "photo", blob: "x" }] })).toBe(false);
  for (const key of Object.keys(draft)) {
    const { [key]: _, ...rest }: Record<string, unknown> = draft;
    expect(isDraft(rest), key).toBe(false);
  }
});
