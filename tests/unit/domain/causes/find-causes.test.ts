import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CauseCounts, CauseMonth, Level } from "#lib/domain/causes/cause-counts.ts";
import { findCauses } from "#lib/domain/causes/find-causes.ts";
import { recordAround } from "#lib/domain/causes/record.ts";
import { ALL_TIME, parsePeriod } from "#lib/domain/time/period.ts";

const level = (key: string, due: number, missed: number): Level => ({ key, due, missed });

function counts(
  parts: Partial<CauseCounts["levels"]>,
  rest: Partial<CauseCounts> = {},
): CauseCounts {
  const any = Object.values(parts)[0] ?? [];
  return {
    due: any.reduce((sum, { due }) => sum + due, 0),
    missed: any.reduce((sum, { missed }) => sum + missed, 0),
    levels: { weekday: [], hour: [], site: [], platform: [], line: [], class: [], ...parts },
    reasons: [],
    lateness: [],
    ...rest,
  };
}

const weekdays = (missed: readonly number[], due = 20) =>
  missed.map((n, index) => level(String(index + 1), due, n));
const months = (missed: readonly number[], due = 40): CauseMonth[] =>
  missed.map((n, index) => ({
    month: `2026-${String(index + 1).padStart(2, "0")}`,
    due,
    missed: n,
  }));
const even = months([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]);

describe("where misses are", () => {
  test("weekends, both days of them", () => {
    const [cause] = findCauses(counts({ weekday: weekdays([1, 0, 1, 0, 1, 15, 14]) }), null, even);
    expect(cause).toMatchObject({ kind: "part", dimension: "weekday", keys: ["6", "7"] });
    expect(cause).toMatchObject({
      inside: { due: 40, missed: 29 },
      outside: { due: 100, missed: 3 },
    });
  });

  test("Sundays alone", () => {
    const [cause] = findCauses(counts({ weekday: weekdays([1, 0, 1, 0, 1, 1, 16]) }), null, even);
    expect(cause).toMatchObject({ dimension: "weekday", keys: ["7"] });
  });

  test("a band of hours, no wider than it is", () => {
    const hours = [9, 10, 11, 12, 13, 14, 15, 16, 17, 18].map((hour) =>
      level(String(hour), 20, hour >= 17 ? 12 : 1),
    );
    const [cause] = findCauses(counts({ hour: hours }), null, even);
    expect(cause).toMatchObject({ dimension: "hour", keys: ["17", "18"] });
  });

  test("a site known for a part of the shipments is set against the other known sites", () => {
    const site = [level("a", 60, 3), level("b", 40, 28)];
    const [cause] = findCauses({ ...counts({ site }), due: 160, missed: 90 }, null, even);
    expect(cause).toMatchObject({ keys: ["b"], outside: { due: 60, missed: 3 } });
  });

  test("a product line is set against all that holds none of it: lines overlap", () => {
    const line = [level("存储", 50, 30), level("网络", 80, 20)];
    const [cause] = findCauses({ ...counts({ line }), due: 100, missed: 32 }, null, even);
    expect(cause).toMatchObject({ keys: ["存储"], outside: { due: 50, missed: 2 } });
  });

  test("nearly everything is no part: more than nine tenths are the dealer itself", () => {
    const at = (due: number) =>
      counts({ class: [level("local", due, 200), level("intercity", 40, 0)] });
    expect(findCauses(at(359), null, even)).toMatchObject([{ keys: ["local"] }]);
    expect(findCauses(at(361), null, even)).toEqual([]);
  });
});

describe("when misses came", () => {
  test("a bad quarter, from its first month to its last", () => {
    const bad = months([1, 2, 1, 2, 1, 2, 26, 25, 27, 1, 2]);
    const [cause] = findCauses(counts({}), null, bad);
    expect(cause).toMatchObject({
      kind: "months",
      from: "2026-07",
      to: "2026-09",
      window: "record",
    });
  });

  test("a slow decline is one, not its last months", () => {
    const falling = months([1, 2, 4, 5, 8, 9, 11, 13, 15, 17]);
    const [cause] = findCauses(counts({}), null, falling);
    expect(cause).toMatchObject({ kind: "decline", from: "2026-01", to: "2026-10" });
    expect(cause?.kind === "decline" && cause.lossPerMonth).toBeCloseTo(149.5 / 3300, 12);
  });

  test("months that got better are no cause of a decline", () => {
    const [cause] = findCauses(counts({}), null, months([20, 21, 19, 1, 2, 1, 2, 1]));
    expect(cause).toMatchObject({ kind: "months", from: "2026-01", to: "2026-03" });
  });
});

describe("how late, and why", () => {
  const lateness = [
    { fromMinutes: 0, toMinutes: 15, n: 2 },
    { fromMinutes: 15, toMinutes: 30, n: 40 },
    { fromMinutes: 30, toMinutes: 60, n: 1 },
    { fromMinutes: 240, toMinutes: null, n: 3 },
  ];

  test("nearly always as late", () => {
    const [cause] = findCauses(counts({}, { due: 80, missed: 46, lateness }), null, even);
    expect(cause).toMatchObject({
      kind: "lateness",
      fromMinutes: 15,
      toMinutes: 30,
      n: 40,
      of: 46,
    });
  });

  test("a bin that has no end, or hours, says nothing", () => {
    const wide = [
      { fromMinutes: 60, toMinutes: 120, n: 50 },
      { fromMinutes: 1440, toMinutes: null, n: 60 },
    ];
    expect(findCauses(counts({}, { due: 200, missed: 60, lateness: wide }), null, even)).toEqual(
      [],
    );
  });

  test("what staff wrote stands behind what was measured", () => {
    const reasons = [{ key: "weekend_picking", missed: 32 }];
    const found = findCauses(
      counts({ weekday: weekdays([1, 0, 1, 0, 1, 15, 14]) }, { reasons }),
      null,
      even,
    );
    expect(found.map(({ kind }) => kind)).toEqual(["part", "reason"]);
  });
});

describe("the longer record", () => {
  const record = counts({ weekday: weekdays([1, 2, 1, 2, 1, 60, 62], 90) });

  test("speaks where the period is too short", () => {
    const short = counts({ weekday: weekdays([0, 0, 0, 0, 0, 1, 2], 3) });
    expect(findCauses(short, record, even)).toMatchObject([{ window: "record", keys: ["6", "7"] }]);
  });

  test("is silent where the period speaks for itself", () => {
    const own = counts({ weekday: weekdays([1, 0, 1, 0, 1, 15, 14]) });
    expect(findCauses(own, record, even)).toMatchObject([{ window: "period" }]);
  });
});

describe("nothing to say", () => {
  test("nothing due, nothing missed, all missed", () => {
    expect(findCauses(counts({}), null, [])).toEqual([]);
    expect(findCauses(counts({ weekday: weekdays([0, 0, 0, 0, 0, 0, 0]) }), null, even)).toEqual(
      [],
    );
    expect(findCauses(counts({ weekday: weekdays([9, 9], 9) }), null, months([40, 40]))).toEqual(
      [],
    );
  });

  test("three shipments never make a claim, whatever became of them", () => {
    fc.assert(
      fc.property(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()), (misses) => {
        const levels = misses.map((missed, index) => level(String(index + 1), 1, Number(missed)));
        const own = counts({ weekday: levels, hour: levels, site: levels });
        const found = findCauses(own, null, months(misses.map(Number), 1));
        expect(found).toEqual([]);
      }),
    );
  });

  test("even misses are seldom read as a pattern: at most 5 in 100 dealers", () => {
    const alarms = Array.from({ length: 400 }, (_, dealer) => {
      const random = randomOf(dealer + 1);
      const drawn = (keys: number, due: number) =>
        Array.from({ length: keys }, (_, key) => {
          const missed = Array.from({ length: due }, random).filter((u) => u < 0.3).length;
          return level(String(key + 1), due, missed);
        });
      const own = counts({ weekday: drawn(7, 20), hour: drawn(10, 14), site: drawn(2, 70) });
      const past = months(
        drawn(12, 30).map(({ missed }) => missed),
        30,
      );
      return findCauses(own, null, past).length > 0;
    });
    expect(alarms.filter(Boolean).length / alarms.length).toBeLessThanOrEqual(0.05);
  });
});

/** Mulberry32: even numbers in [0, 1) from a seed, the same each time. */
function randomOf(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe("the record around a period", () => {
  const days = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => {
      const month = String(((from + index) % 12) + 1).padStart(2, "0");
      return { on: `${2020 + Math.floor((from + index) / 12)}-${month}-15`, due: 1, missed: 0 };
    });
  const period = (key: string) => parsePeriod(key) ?? ALL_TIME;

  test("all of it where it is short, months without anything due among it", () => {
    const [first, last] = [days(0, 0), days(4, 4)];
    const record = recordAround(ALL_TIME, [...last, ...first]);
    expect(record?.period.key).toBe("2020-01-01..2020-05-31");
    expect(record?.months.map(({ due }) => due)).toEqual([1, 0, 0, 0, 1]);
  });

  test("its last 24 months, or to a year after an earlier period", () => {
    expect(recordAround(ALL_TIME, days(0, 59))?.period.key).toBe("2023-01-01..2024-12-31");
    expect(recordAround(period("2022-06"), days(0, 59))?.period.key).toBe("2021-07-01..2023-06-30");
  });

  test("nothing was ever due", () => {
    expect(recordAround(ALL_TIME, [])).toBeNull();
  });
});
