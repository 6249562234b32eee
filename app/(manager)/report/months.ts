import { prepareMonthRates } from "#lib/charts/prepare-month-rates.ts";
import type { Period } from "#lib/domain/time/period.ts";

const MONTHS = 12;

type MonthCounts = { readonly month: string; readonly due: number; readonly onTime: number };

/** The twelve months that end with the period, of sums that may come in several parts a month. */
export function reportMonths(parts: readonly MonthCounts[], target: number, period: Period) {
  const sums = new Map<string, { month: string; due: number; onTime: number }>();
  for (const { month, due, onTime } of parts) {
    if (period.to !== null && month > period.to.slice(0, 7)) continue;
    const sum = sums.get(month) ?? { month, due: 0, onTime: 0 };
    sums.set(month, { month, due: sum.due + due, onTime: sum.onTime + onTime });
  }
  const months = [...sums.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
  return prepareMonthRates(months, target, period, MONTHS);
}
