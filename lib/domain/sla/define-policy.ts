import { HORIZON_DAYS, horizonOf } from "#lib/domain/sla/horizon.ts";
import { longestNearExceptions, weeklyLengths } from "#lib/domain/sla/merged-lengths.ts";
import { openCalendar } from "#lib/domain/sla/open-calendar.ts";
import {
  type CompiledPolicy,
  type Hours,
  type MinuteWindow,
  type Outcome,
  type PolicyInput,
  type Rule,
  type RuleInput,
  WEEKDAYS,
} from "#lib/domain/sla/policy.ts";
import { minuteOfTime, readWindows } from "#lib/domain/sla/read-windows.ts";
import { refuse } from "#lib/domain/sla/refusal.ts";
import { openingFrom } from "#lib/domain/sla/window-time.ts";
import { dayOfIso } from "#lib/domain/time/civil-date.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const MINUTE_MS = 60_000;
const MAX_BUDGET_MINUTES = 30 * 1440;
const MAX_DAYS = 30;
const FIRST_DATE = "1900-01-01";
const LAST_DATE = "2200-12-31";

/**
 * Check a policy and make it ready to compute with (domain.md §3). What depends on an instant, an
 * opening within the next 400 days, is asked of `checkOpening`.
 *
 * @returns the policy, or the first thing that is wrong with it and where
 */
export function definePolicy(input: PolicyInput): Outcome<CompiledPolicy> {
  const zone = findZone(input.zone);
  if (!zone) return refuse("unknown_zone", ["zone"], { zone: input.zone });
  const hours = readHours(input);
  if (!hours.ok) return hours;
  const { cutoffMinutes } = input;
  if (!isWholeMinutes(cutoffMinutes)) {
    return refuse("not_whole_minutes", ["cutoffMinutes"], { value: cutoffMinutes });
  }
  const lengths = weeklyLengths(hours.value.weekly);
  const shortest = Math.min(...lengths);
  if (cutoffMinutes >= shortest) {
    const params = { minutes: cutoffMinutes, windowMinutes: shortest };
    return refuse("cutoff_too_long", ["cutoffMinutes"], params);
  }
  const rule = readRule(input.rule);
  if (!rule.ok) return rule;
  if (rule.value.kind === "restart") {
    const longest = Math.max(...lengths, longestNearExceptions(hours.value));
    const minutes = rule.value.budgetMs / MINUTE_MS;
    if (minutes > longest) {
      const params = { minutes, windowMinutes: longest };
      return refuse("restart_never_fits", ["rule", "budgetMinutes"], params);
    }
  }
  const neverCloses = lengths[0] === Number.POSITIVE_INFINITY;
  const calendar = openCalendar(zone, hours.value, neverCloses);
  const cutoffMs = cutoffMinutes * MINUTE_MS;
  return { ok: true, value: { zone, hours: hours.value, cutoffMs, rule: rule.value, calendar } };
}

/**
 * A policy whose calendar does not open within 400 days of the instant from which it shall apply
 * is refused.
 */
export function checkOpening(policy: CompiledPolicy, fromMs: number): Outcome<CompiledPolicy> {
  const opensAt = openingFrom(policy.calendar, fromMs);
  return opensAt !== null && Math.max(opensAt, fromMs) <= horizonOf(fromMs)
    ? { ok: true, value: policy }
    : refuse("no_opening", ["windows"], { days: HORIZON_DAYS });
}

function isWholeMinutes(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function readHours(input: PolicyInput): Outcome<Hours> {
  const weekly: MinuteWindow[][] = [];
  for (const weekday of WEEKDAYS) {
    const windows = readWindows(input.windows[weekday] ?? [], ["windows", weekday]);
    if (!windows.ok) return windows;
    weekly.push(windows.value);
  }
  const exceptions = new Map<number, { windows: MinuteWindow[]; reason: string }>();
  for (const [date, { windows: inputs, reason }] of Object.entries(input.exceptions)) {
    const day = dayOfIso(date);
    if (day === null) return refuse("malformed_date", ["exceptions", date], { date });
    if (date < FIRST_DATE || date > LAST_DATE) {
      return refuse("date_out_of_range", ["exceptions", date], { date });
    }
    const windows = readWindows(inputs, ["exceptions", date, "windows"]);
    if (!windows.ok) return windows;
    exceptions.set(day, { windows: windows.value, reason });
  }
  return { ok: true, value: { weekly, exceptions } };
}

function readRule(rule: RuleInput): Outcome<Rule> {
  if (rule.kind === "within") {
    const { budgetMinutes, afterClose } = rule;
    const path = ["rule", "budgetMinutes"];
    if (!isWholeMinutes(budgetMinutes)) {
      return refuse("not_whole_minutes", path, { value: budgetMinutes });
    }
    if (budgetMinutes > MAX_BUDGET_MINUTES) {
      return refuse("budget_over_limit", path, { minutes: budgetMinutes });
    }
    return { ok: true, value: { kind: afterClose, budgetMs: budgetMinutes * MINUTE_MS } };
  }
  const { days, dayKind, time } = rule;
  if (!Number.isSafeInteger(days) || days < 0 || days > MAX_DAYS) {
    return refuse("days_out_of_range", ["rule", "days"], { days });
  }
  const timeMinute = minuteOfTime(time);
  if (timeMinute === null) return refuse("malformed_time", ["rule", "time"], { time });
  return { ok: true, value: { kind: "by", days, dayKind, timeMinute } };
}
