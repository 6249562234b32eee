import { describe, expect, test } from "vitest";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { openCalendar } from "#lib/domain/sla/open-calendar.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { everyDay, ms, policyInput, promised, within } from "#tests/golden/sla/support.ts";

const DAY_MS = 86_400_000;

describe("a calendar kept in blocks of 32 dates", () => {
  test("a window across a border of two blocks is one window", () => {
    // Day number 20736 = 648 × 32 is 2026-10-10, a Saturday; its first instant in UTC is a border.
    const differs: Partial<PolicyInput> = {
      zone: "UTC",
      windows: everyDay([
        ["00:00", "02:00"],
        ["22:00", "24:00"],
      ]),
    };
    const at = "2026-10-09T23:00Z";
    expect(promised(policyInput(within("restart", 180), differs), at)).toMatchObject({
      startsAt: "2026-10-09T23:00:00.000Z",
    });
    expect(promised(policyInput(within("restart", 181), differs), at)).toMatchObject({
      startsAt: "2026-10-10T22:00:00.000Z",
    });
    expect(promised(policyInput(within("carry", 181), differs), at)).toMatchObject({
      dueAt: "2026-10-10T22:01:00.000Z",
    });
    expect(
      promised(policyInput(within("run", 0), { ...differs, cutoffMinutes: 180 }), at),
    ).toMatchObject({ startsAt: "2026-10-10T22:00:00.000Z" });
  });

  test("a year's closure is passed over, and counted over for open days", () => {
    const closed = Array.from({ length: 365 }, (_, i) =>
      new Date(Date.UTC(2026, 0, 1) + i * DAY_MS).toISOString().slice(0, 10),
    );
    const differs: Partial<PolicyInput> = {
      exceptions: Object.fromEntries(closed.map((on) => [on, { windows: [], reason: "fire" }])),
    };
    const at = "2025-12-31T18:30+08:00";
    expect(promised(policyInput(within("carry"), differs), at)).toMatchObject({
      dueAt: new Date("2027-01-01T10:30+08:00").toISOString(),
    });
    const by = { kind: "by", days: 1, dayKind: "open", time: "17:00" } as const;
    expect(promised(policyInput(by, differs), at)).toMatchObject({ dueOn: "2027-01-01" });
  });

  test("restart finds the one long window a year ahead", () => {
    const differs: Partial<PolicyInput> = {
      exceptions: { "2027-10-01": { windows: [["08:00", "20:00"]], reason: "fair" } },
    };
    expect(
      promised(policyInput(within("restart", 720), differs), "2026-10-01T10:00+08:00"),
    ).toMatchObject({ startsAt: "2027-10-01T00:00:00.000Z" });
  });

  test("restart finds the one long window where a border cuts it in two short ones", () => {
    const differs: Partial<PolicyInput> = {
      zone: "UTC",
      windows: { mon: [["09:00", "10:00"]] },
      exceptions: {
        "2026-10-09": { windows: [["22:00", "24:00"]], reason: "night of the fair" },
        "2026-10-10": { windows: [["00:00", "02:00"]], reason: "night of the fair" },
      },
    };
    expect(
      promised(policyInput(within("restart", 180), differs), "2026-08-01T00:00Z"),
    ).toMatchObject({ startsAt: "2026-10-09T22:00:00.000Z" });
  });

  test("a gap before midnight carries the end of a window over a border", () => {
    // 23:00 of the last date of a block is followed by 00:00: 23:30 moves to 00:30.
    const changeAt = Date.UTC(2026, 9, 9, 23);
    const zone = { name: "Made/Up", offsetMsAt: (at: number) => (at < changeAt ? 0 : 3_600_000) };
    const weekly = Array.from({ length: 7 }, () => [{ openMinute: 1200, closeMinute: 1410 }]);
    const calendar = openCalendar(zone, { weekly, exceptions: new Map() }, false);
    expect(calendar.blockAt(changeAt).windows[0]).toEqual({
      from: changeAt,
      to: changeAt + 1_800_000,
    });
  });

  test("answers over three centuries equal those of a fresh calendar", () => {
    const input = policyInput(within("carry", 700), { zone: "Europe/Berlin" });
    const kept = definePolicy(input);
    for (let atMs = ms("1900-01-01T00:00Z"); atMs < ms("2200-12-01T00:00Z"); atMs += 31 * DAY_MS) {
      const fresh = definePolicy(input);
      if (!kept.ok || !fresh.ok) throw new Error("refused");
      expect(computePromise(kept.value, atMs)).toEqual(computePromise(fresh.value, atMs));
    }
  });
});
