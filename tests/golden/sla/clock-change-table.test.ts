import { describe, expect, test } from "vitest";
import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { everyDay, policyInput, promised, within } from "#tests/golden/sla/support.ts";

type Row = readonly [
  what: string,
  windows: readonly (readonly [string, string])[],
  rule: RuleInput,
  acceptedAt: string,
  startsAt: string,
  dueAt: string,
];

function by(days: number, time: string): RuleInput {
  return { kind: "by", days, dayKind: "calendar", time };
}

const HOURS = [["09:00", "19:00"]] as const;
const SMALL = [["01:00", "05:00"]] as const;
const ALWAYS = [["00:00", "24:00"]] as const;

const TABLES: Record<string, readonly Row[]> = {
  // +10:30, in summer +11:00: half an hour. 2026: forward 4 October 02:00, back 5 April 02:00.
  "Australia/Lord_Howe": [
    [
      "a window across the change forward is half an hour shorter",
      SMALL,
      within("carry", 240),
      "2026-10-04T01:00+10:30",
      "2026-10-04T01:00+10:30",
      "2026-10-05T01:30+11:00",
    ],
    [
      "a window across the change back is half an hour longer",
      SMALL,
      within("carry", 240),
      "2026-04-05T01:00+11:00",
      "2026-04-05T01:00+11:00",
      "2026-04-05T04:30+10:30",
    ],
    [
      "restart fits into the longer window",
      SMALL,
      within("restart", 240),
      "2026-04-05T01:25+11:00",
      "2026-04-05T01:25+11:00",
      "2026-04-05T04:55+10:30",
    ],
    [
      "restart passes over the shorter window",
      SMALL,
      within("restart", 240),
      "2026-10-03T23:00+10:30",
      "2026-10-05T01:00+11:00",
      "2026-10-05T05:00+11:00",
    ],
    [
      "02:10 is skipped and becomes 02:40",
      ALWAYS,
      by(1, "02:10"),
      "2026-10-03T12:00+10:30",
      "2026-10-03T12:00+10:30",
      "2026-10-04T02:40+11:00",
    ],
    [
      "01:45 comes twice and is the first",
      ALWAYS,
      by(1, "01:45"),
      "2026-04-04T12:00+11:00",
      "2026-04-04T12:00+11:00",
      "2026-04-05T01:45+11:00",
    ],
    [
      "a window 02:00–02:30 does not exist that day",
      [["02:00", "02:30"]],
      within("run"),
      "2026-10-03T20:00+10:30",
      "2026-10-05T02:00+11:00",
      "2026-10-05T04:00+11:00",
    ],
    [
      "a window 02:10–02:20 moves forward whole",
      [["02:10", "02:20"]],
      within("run"),
      "2026-10-03T20:00+10:30",
      "2026-10-04T02:40+11:00",
      "2026-10-04T04:40+11:00",
    ],
    [
      "a window whose opening moves behind its close does not exist that day",
      [["02:15", "02:40"]],
      within("run"),
      "2026-10-03T20:00+10:30",
      "2026-10-05T02:15+11:00",
      "2026-10-05T04:15+11:00",
    ],
  ],
  "Asia/Kathmandu": [
    [
      "an offset of 5:45",
      HOURS,
      within("run"),
      "2026-11-21T08:10+05:45",
      "2026-11-21T09:00+05:45",
      "2026-11-21T11:00+05:45",
    ],
    [
      "the quarter of an hour left out at midnight of 1986",
      ALWAYS,
      by(1, "00:05"),
      "1985-12-31T12:00+05:30",
      "1985-12-31T12:00+05:30",
      "1986-01-01T00:20+05:45",
    ],
  ],
  // Changed at midnight; summer time was given up after 2022.
  "Asia/Tehran": [
    [
      "an opening at 00:00 that is skipped is at 01:00",
      [["00:00", "09:00"]],
      within("run", 60),
      "2022-03-21T12:00+03:30",
      "2022-03-22T01:00+04:30",
      "2022-03-22T02:00+04:30",
    ],
    [
      "the end of the date before is the same instant",
      ALWAYS,
      by(0, "24:00"),
      "2022-03-21T12:00+03:30",
      "2022-03-21T12:00+03:30",
      "2022-03-22T01:00+04:30",
    ],
    [
      "midnight after the change back",
      ALWAYS,
      by(0, "24:00"),
      "2022-09-21T12:00+04:30",
      "2022-09-21T12:00+04:30",
      "2022-09-22T00:00+03:30",
    ],
    [
      "no change in 2023",
      [["00:00", "09:00"]],
      within("run", 60),
      "2023-03-21T12:00+03:30",
      "2023-03-22T00:00+03:30",
      "2023-03-22T01:00+03:30",
    ],
  ],
  // 2026: forward 6 September 00:00, back 5 April 00:00, to 23:00 of 4 April.
  "America/Santiago": [
    [
      "00:00 is skipped and becomes 01:00",
      ALWAYS,
      by(1, "00:00"),
      "2026-09-05T12:00-04:00",
      "2026-09-05T12:00-04:00",
      "2026-09-06T01:00-03:00",
    ],
    [
      "a clock that never closes runs through it",
      ALWAYS,
      within("carry", 120),
      "2026-09-05T23:00-04:00",
      "2026-09-05T23:00-04:00",
      "2026-09-06T02:00-03:00",
    ],
    [
      "23:30 comes twice and is the first",
      ALWAYS,
      by(0, "23:30"),
      "2026-04-04T12:00-03:00",
      "2026-04-04T12:00-03:00",
      "2026-04-04T23:30-03:00",
    ],
    [
      "accepted in the second 23:45: the first 23:50 is over",
      ALWAYS,
      by(0, "23:50"),
      "2026-04-04T23:45-04:00",
      "2026-04-04T23:45-04:00",
      "2026-04-05T23:50-04:00",
    ],
  ],
  // Until 2011 at one minute past midnight.
  "America/St_Johns": [
    [
      "00:30 is skipped and becomes 01:30",
      ALWAYS,
      by(1, "00:30"),
      "2010-03-13T12:00-03:30",
      "2010-03-13T12:00-03:30",
      "2010-03-14T01:30-02:30",
    ],
    [
      "midnight comes twice and is the first",
      ALWAYS,
      by(0, "24:00"),
      "2010-11-06T12:00-02:30",
      "2010-11-06T12:00-02:30",
      "2010-11-07T00:00-02:30",
    ],
    [
      "windows that touch at the first midnight are one",
      ALWAYS,
      within("carry", 240),
      "2010-11-06T23:00-02:30",
      "2010-11-06T23:00-02:30",
      "2010-11-07T02:00-03:30",
    ],
    [
      "a window that closes at 23:30 closes at the first",
      [["09:00", "23:30"]],
      within("carry", 60),
      "2010-11-06T23:10-03:30",
      "2010-11-07T09:00-03:30",
      "2010-11-07T10:00-03:30",
    ],
  ],
  "Pacific/Apia": [
    [
      "30 December 2011 was left out whole: its noon is that of the 31st",
      ALWAYS,
      by(1, "12:00"),
      "2011-12-29T13:00-10:00",
      "2011-12-29T13:00-10:00",
      "2011-12-31T12:00+14:00",
    ],
  ],
  "Africa/Monrovia": [
    [
      "offset −00:44:30 until 1972",
      HOURS,
      within("run", 60),
      "1971-06-01T05:00Z",
      "1971-06-01T09:44:30Z",
      "1971-06-01T10:44:30Z",
    ],
  ],
};

for (const [zone, rows] of Object.entries(TABLES)) {
  describe(zone, () => {
    test.each(rows)("%s", (_, windows, rule, acceptedAt, startsAt, dueAt) => {
      const differs: Partial<PolicyInput> = { zone, windows: everyDay(windows) };
      expect(promised(policyInput(rule, differs), acceptedAt)).toMatchObject({
        startsAt: new Date(startsAt).toISOString(),
        dueAt: new Date(dueAt).toISOString(),
      });
    });
  });
}
