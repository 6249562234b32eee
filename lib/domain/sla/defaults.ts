import type { PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";

const everyDay = [["09:00", "19:00"]] as const;

/** 7×10: every day of the year, 09:00–19:00 (domain.md §3). */
export const DEFAULT_WINDOWS: PolicyInput["windows"] = {
  mon: everyDay,
  tue: everyDay,
  wed: everyDay,
  thu: everyDay,
  fri: everyDay,
  sat: everyDay,
  sun: everyDay,
};

/** The rules that a platform begins with, by service class, and the transit time they assume. */
export const DEFAULT_RULES: readonly {
  readonly serviceClass: "local" | "intercity";
  readonly rule: RuleInput;
  readonly transitMinutes: number | null;
}[] = [
  {
    serviceClass: "local",
    rule: { kind: "within", budgetMinutes: 120, afterClose: "run" },
    transitMinutes: 30,
  },
  {
    serviceClass: "intercity",
    rule: { kind: "by", days: 1, dayKind: "calendar", time: "17:00" },
    transitMinutes: null,
  },
];
