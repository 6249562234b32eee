import { describe, expect, test } from "vitest";
import { prepareCalendar } from "#lib/charts/prepare-calendar.ts";
import { prepareChanges } from "#lib/charts/prepare-control-changes.ts";
import { prepareControlChart, slotOfDay } from "#lib/charts/prepare-control-chart.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";

const months = (missed: readonly number[], due = 40) =>
  missed.map((n, index) => ({ month: isoOfDay(20_454 + 31 * index).slice(0, 7), due, missed: n }));
const period = (key: string) => parsePeriod(key) ?? ALL_TIME;
/** One day a week from Thursday 2026-01-01. */
const thursdays = (count: number, due: number, missed: number) =>
  Array.from({ length: count }, (_, week) => ({ on: isoOfDay(20_454 + 7 * week), due, missed }));

describe("weeks or months", () => {
  test("months where a week is too small to vary", () => {
    const chart = prepareControlChart(months(Array(11).fill(4)), thursdays(48, 49, 4), 0.9);
    expect(chart?.unit).toBe("month");
    expect(chart?.slots).toHaveLength(11);
  });

  test("weeks where an ordinary week expects five misses", () => {
    const chart = prepareControlChart(months(Array(11).fill(8)), thursdays(48, 50, 5), 0.9);
    expect(chart?.unit).toBe("week");
    expect(chart?.slots[0]).toMatchObject({ key: "2025-12-29..2026-01-04", due: 50, onTime: 45 });
  });

  test("weeks where there are too few months for a rule to ring", () => {
    const chart = prepareControlChart(months([1, 1, 1]), thursdays(12, 8, 0), 0.9);
    expect(chart?.unit).toBe("week");
  });

  test("a week without anything due is a gap in its place", () => {
    const days = thursdays(14, 20, 3).filter((_, week) => week !== 5);
    const chart = prepareControlChart(months([3, 3]), days, 0.9);
    expect(chart?.slots[5]).toMatchObject({ due: 0, rate: null, p: null, signals: [] });
    expect(chart?.slots).toHaveLength(14);
  });

  test("nothing due is no chart", () => {
    expect(prepareControlChart([], [], 0.9)).toBeNull();
    expect(prepareControlChart(months([0, 0], 0), [], 0.9)).toBeNull();
  });
});

describe("what can be told", () => {
  test("fewer than eight points, or no variation, give no signal", () => {
    const few = prepareControlChart(months([1, 1, 1, 1, 1, 1, 40]), [], 0.9);
    expect(few?.tells).toBe(false);
    expect(few?.slots.flatMap(({ signals }) => signals)).toEqual([]);
    expect(prepareControlChart(months(Array(12).fill(0)), [], 0.9)?.tells).toBe(false);
  });

  test("eight points that vary do", () => {
    const chart = prepareControlChart(months([1, 2, 1, 2, 1, 2, 1, 40]), [], 0.9);
    expect(chart?.tells).toBe(true);
  });
});

test("a day lies in the week or month that holds it, or in none", () => {
  const byWeek = prepareControlChart(months([3, 3]), thursdays(14, 20, 3), 0.9);
  if (byWeek === null) throw new Error("no chart");
  expect(slotOfDay(byWeek, "2026-01-04")).toBe("2025-12-29..2026-01-04");
  expect(slotOfDay(byWeek, "2026-01-05")).toBe("2026-01-05..2026-01-11");
  expect(slotOfDay(byWeek, "2025-12-28")).toBeNull();
});

describe("what changed", () => {
  const bad = prepareControlChart(months([1, 2, 1, 2, 1, 2, 1, 1, 30, 31, 29]), [], 0.9);
  if (bad === null) throw new Error("no chart");

  test("a rule that goes on ringing is one change, at its first point", () => {
    const signals = prepareChanges(bad, [], [], []).filter(({ kind }) => kind === "signal");
    expect(signals.map(({ on, slot }) => [on, slot])).toContainEqual(["2026-09-01", "2026-09"]);
    expect(signals.filter((one) => one.kind === "signal" && one.isLow)).toHaveLength(1);
  });

  test("alarms within four weeks of another are the same trouble", () => {
    const rung = ["2026-09-03", "2026-09-20", "2026-10-18", "2026-11-16"].map((on, nth) => ({
      on,
      before: { due: 100 * nth, missed: nth },
      through: { due: 100 * nth + 50, missed: 10 * nth + 20 },
    }));
    const alarms = prepareChanges(bad, rung, [], []).filter(({ kind }) => kind === "alarm");
    expect(alarms).toEqual([
      {
        on: "2026-11-16",
        slot: "2026-11",
        kind: "alarm",
        rings: 1,
        lastOn: "2026-11-16",
        before: { due: 300, missed: 3 },
        since: { due: 50, missed: 47 },
      },
      {
        on: "2026-09-03",
        slot: "2026-09",
        kind: "alarm",
        rings: 3,
        lastOn: "2026-10-18",
        before: { due: 0, missed: 0 },
        since: { due: 250, missed: 40 },
      },
    ]);
  });

  test("newest first, whatever it is; what the chart does not show has no mark", () => {
    const turns = [
      { onDay: "2026-09-06", weak: true, due: 30, onTime: 22 },
      { onDay: "2026-11-20", weak: false, due: 30, onTime: 29 },
    ];
    const rules = [
      { kind: "policy" as const, on: "2024-05-01", platformName: "西安", serviceClass: "local" },
    ];
    const changes = prepareChanges(bad, [], turns, rules).filter(({ kind }) => kind !== "signal");
    expect(changes.map(({ kind, slot }) => [kind, slot])).toEqual([
      ["recovered", "2026-11"],
      ["weak", "2026-09"],
      ["policy", null],
    ]);
  });
});

describe("the calendar", () => {
  const days = [
    { on: "2026-10-03", due: 1, missed: 0 },
    { on: "2026-10-05", due: 4, missed: 4 },
    { on: "2026-10-31", due: 2, missed: 1 },
    { on: "2026-11-02", due: 2, missed: 2 },
  ];

  test("its last column holds the period's last day, its days are told by misses", () => {
    const calendar = prepareCalendar(days, period("2026-10"), 53);
    expect(calendar).toMatchObject({ to: "2026-10-31", due: 7, missed: 5, daysMissed: 2 });
    expect(calendar?.days.map(({ level, weekday }) => [level, weekday])).toEqual([
      [0, 5],
      [3, 0],
      [1, 5],
    ]);
    expect(calendar?.days.at(-1)?.week).toBe(52);
    expect(calendar?.worst?.on).toBe("2026-10-05");
  });

  test("a period that is not over ends with the last day known", () => {
    expect(prepareCalendar(days, period("2026"), 53)?.to).toBe("2026-11-02");
    expect(prepareCalendar(days, ALL_TIME, 53)?.to).toBe("2026-11-02");
  });

  test("what does not fit is left out; days outside the period are known as such", () => {
    const calendar = prepareCalendar(days, period("2026-11"), 2);
    expect(calendar?.days.map(({ on, inPeriod }) => [on, inPeriod])).toEqual([
      ["2026-10-31", false],
      ["2026-11-02", true],
    ]);
    expect(calendar?.months).toEqual([{ month: "2026-11", week: 0 }]);
  });

  test("nothing due is no calendar", () => {
    expect(prepareCalendar([], ALL_TIME, 53)).toBeNull();
    expect(prepareCalendar(days, period("2020-01"), 53)).toBeNull();
  });
});
