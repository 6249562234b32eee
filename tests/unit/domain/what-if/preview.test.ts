import { expect, test } from "vitest";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, PolicyInput } from "#lib/domain/sla/policy.ts";
import { endText, instantText } from "#lib/domain/sla/wall-text.ts";
import { previewPromises } from "#lib/domain/what-if/preview-promises.ts";

// A Sunday afternoon.
const now = Date.parse("2026-11-22T16:00:00+08:00");

function policy(parts: Partial<PolicyInput> = {}): CompiledPolicy {
  const defined = definePolicy({
    zone: "Asia/Shanghai",
    windows: DEFAULT_WINDOWS,
    exceptions: {},
    cutoffMinutes: 0,
    rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
    ...parts,
  });
  if (!defined.ok) throw new Error(defined.refusal.code);
  return defined.value;
}

/** Each previewed promise as "moment: ordered → due". */
function said(draft: CompiledPolicy, fromMs = now): string[] {
  return previewPromises(draft, () => null, fromMs).map(({ moment, atMs, dueAtMs }) => {
    const due = dueAtMs === null ? "–" : endText(dueAtMs, "en", draft.zone);
    return `${moment}: ${instantText(atMs, "en", draft.zone)} → ${due}`;
  });
}

test("the standard's telling instants", () => {
  expect(said(policy())).toEqual([
    "weekday_noon: Mon 23 Nov 12:00 → Mon 23 Nov 14:00",
    "saturday_evening: Sat 28 Nov 18:30 → Sat 28 Nov 20:30",
    "before_cutoff: Sun 22 Nov 18:59 → Sun 22 Nov 20:59",
    "at_cutoff: Sun 22 Nov 19:00 → Mon 23 Nov 11:00",
  ]);
});

test("a cut-off and a special date show", () => {
  const exceptions = { "2026-11-28": { windows: [], reason: "盘点" } };
  expect(said(policy({ cutoffMinutes: 30, exceptions }))).toEqual([
    "weekday_noon: Mon 23 Nov 12:00 → Mon 23 Nov 14:00",
    // The closed Saturday is no regular one.
    "saturday_evening: Sat 5 Dec 18:30 → Sun 6 Dec 11:00",
    "before_cutoff: Sun 22 Nov 18:29 → Sun 22 Nov 20:29",
    "at_cutoff: Sun 22 Nov 18:30 → Mon 23 Nov 11:00",
    "exception: Sat 28 Nov 10:00 → Sun 29 Nov 11:00",
  ]);
});

test("who never closes has no cut-off to look at", () => {
  const always = [["00:00", "24:00"]] as const;
  const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, always]);
  const moments = said(policy({ windows: Object.fromEntries(days) })).map(
    (line) => line.split(":")[0],
  );
  expect(moments).toEqual(["weekday_noon", "saturday_evening"]);
});

test("every instant is at or after the one from which the draft applies", () => {
  const later = Date.parse("2026-12-05T18:45:00+08:00");
  const previews = previewPromises(policy(), () => policy({ cutoffMinutes: 60 }), later);
  expect(Math.min(...previews.map(({ atMs }) => atMs))).toBeGreaterThanOrEqual(later);
  const before = previews.find(({ moment }) => moment === "before_cutoff");
  expect(before?.dueAtMs).not.toBe(before?.dueNowMs);
});
