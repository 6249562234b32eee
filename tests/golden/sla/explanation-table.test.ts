import { describe, expect, test } from "vitest";
import { explainPauses, explainPromise } from "#lib/domain/sla/explain.ts";
import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { renderSteps } from "#lib/domain/sla/render-steps.ts";
import { compiled, everyDay, ms, policyInput, within } from "#tests/golden/sla/support.ts";

function explained(
  rule: RuleInput,
  acceptedAt: string,
  differs: Partial<PolicyInput> = {},
): Record<"en" | "zh", string[]> {
  const policy = compiled(policyInput(rule, differs));
  const promise = computePromise(policy, ms(acceptedAt));
  if (!promise.ok) throw new Error(promise.refusal.code);
  const steps = explainPromise(policy, ms(acceptedAt), promise.value);
  return {
    en: renderSteps(steps, "en", policy.zone),
    zh: renderSteps(steps, "zh", policy.zone),
  };
}

describe("the steps of a promise in words", () => {
  test("open: starts at once", () => {
    expect(explained(within("run"), "2026-11-21T18:30+08:00")).toEqual({
      en: [
        "accepted Sat 21 Nov 18:30",
        "window 09:00–19:00, starts at once",
        "2 h allowed",
        "due Sat 21 Nov 20:30",
      ],
      zh: [
        "11月21日 周六 18:30 接单",
        "营业时段 09:00–19:00，即刻开始计时",
        "时限 2 小时",
        "应于 11月21日 周六 20:30 前送达",
      ],
    });
  });

  test("cut-off missed, then closed by a typhoon", () => {
    const differs: Partial<PolicyInput> = {
      cutoffMinutes: 90,
      exceptions: { "2026-11-22": { windows: [], reason: "typhoon" } },
    };
    expect(explained(within("run"), "2026-11-21T18:30:15+08:00", differs).en).toEqual([
      "accepted Sat 21 Nov 18:30:15",
      "too late for this window: orders are cut off 1 h 30 min before it closes at Sat 21 Nov 19:00",
      "closed all day Sun 22 Nov: typhoon",
      "window 09:00–19:00, starts at opening Mon 23 Nov 09:00",
      "2 h allowed",
      "due Mon 23 Nov 11:00",
    ]);
  });

  test("carried over a closing", () => {
    expect(explained(within("carry"), "2026-11-21T18:30+08:00").en.slice(2)).toEqual([
      "2 h allowed, counted in opening hours only",
      "closes Sat 21 Nov 19:00 with 1 h 30 min left, goes on Sun 22 Nov 09:00",
      "due Sun 22 Nov 10:30",
    ]);
  });

  test("five closings: three are named, two counted", () => {
    const steps = explained(within("carry", 3030), "2026-11-21T18:30+08:00").en;
    expect(steps.filter((step) => step.startsWith("closes"))).toHaveLength(3);
    expect(steps.at(-2)).toBe("and so on over 2 more closings");
  });

  test("started afresh", () => {
    expect(explained(within("restart"), "2026-11-21T18:30+08:00").zh.slice(2)).toEqual([
      "11月21日 周六 19:00 关门前来不及完成，改从 11月22日 周日 09:00 重新计时",
      "时限 2 小时",
      "应于 11月22日 周日 11:00 前送达",
    ]);
  });

  test("days counted, and one further", () => {
    const rule = { kind: "by", days: 0, dayKind: "open", time: "17:00" } as const;
    expect(explained(rule, "2026-11-21T18:30+08:00").en.slice(2)).toEqual([
      "same day, Sat 21 Nov",
      "that is not after the start, so one further open day: Sun 22 Nov",
      "due Sun 22 Nov 17:00",
    ]);
  });

  test("moved by a clock change, at the start and at the due", () => {
    const zone = "America/Santiago";
    const rule = { kind: "by", days: 0, dayKind: "calendar", time: "00:30" } as const;
    const windows = everyDay([["00:00", "10:00"]]);
    const steps = explained(rule, "2026-09-05T12:00-04:00", { zone, windows }).en;
    expect(steps).toEqual([
      "accepted Sat 5 Sep 12:00",
      "closed at that time",
      "clocks go forward and skip 00:00, moved to Sun 6 Sep 01:00",
      "window 01:00–10:00, starts at opening Sun 6 Sep 01:00",
      "same day, Sun 6 Sep",
      "clocks go forward and skip 00:30, moved to Sun 6 Sep 01:30",
      "due Sun 6 Sep 01:30",
    ]);
  });

  test("never closed; midnight is the end of the date", () => {
    const windows = everyDay([["00:00", "24:00"]]);
    expect(explained(within("run", 60), "2026-11-21T23:00+08:00", { windows }).en).toEqual([
      "accepted Sat 21 Nov 23:00",
      "open around the clock, starts at once",
      "1 h allowed",
      "due Sat 21 Nov 24:00",
    ]);
  });

  test("open for a hundred days on end, until a closed date", () => {
    const windows = everyDay([["00:00", "24:00"]]);
    const exceptions = { "2027-03-01": { windows: [], reason: "stocktaking" } };
    const accepted = "2026-11-21T23:00+08:00";
    expect(explained(within("run", 60), accepted, { windows, exceptions }).en[1]).toBe(
      "open until Sun 28 Feb 24:00, starts at once",
    );
  });

  test("pauses that counted, with their reasons; others are not named", () => {
    const policy = compiled(policyInput(within("run")));
    const pauses = [
      { from: ms("2026-11-21T14:00+08:00"), to: null, reason: "too late to count" },
      { from: ms("2026-11-21T10:30+08:00"), to: ms("2026-11-21T11:30+08:00"), reason: "asked" },
    ];
    const still = [{ from: ms("2026-11-21T10:30+08:00"), to: ms("2026-11-21T11:30+08:00") }];
    const steps = explainPauses(pauses, still, ms("2026-11-21T13:00+08:00"));
    expect(renderSteps(steps, "en", policy.zone)).toEqual([
      "clock stopped Sat 21 Nov 10:30 to Sat 21 Nov 11:30: asked",
      "due Sat 21 Nov 13:00 after the pauses",
    ]);
  });

  test("a clock that does not run out after the pauses", () => {
    const policy = compiled(policyInput(within("carry")));
    const pause = { from: ms("2026-11-21T10:30+08:00"), to: ms("2026-11-21T19:00+08:00") };
    const steps = explainPauses([{ ...pause, reason: "asked" }], [pause], null);
    expect(renderSteps(steps, "en", policy.zone)).toEqual([
      "clock stopped Sat 21 Nov 10:30 to Sat 21 Nov 19:00: asked",
      "time does not run out within 400 days after the pauses: no adjusted due",
    ]);
    expect(renderSteps(steps, "zh", policy.zone)[1]).toBe(
      "最后一次暂停后 400 天内时限走不完，没有调整后的应达时间",
    );
  });
});
