import { checkOpening, definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { Outcome } from "#lib/domain/sla/policy.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import type { Refusal } from "#lib/domain/sla/refusal.ts";

/** All versions of one platform. */
export type PlatformVersions = {
  readonly zone: string;
  readonly calendars: readonly CalendarVersion[];
  readonly policies: readonly PolicyVersion[];
};

/** A calendar and a policy that are in force together and do not fit each other. */
export type Misfit = {
  readonly refusal: Refusal;
  /** Null where it is the calendar alone that cannot be. */
  readonly policy: PolicyVersion | null;
  readonly calendar: CalendarVersion;
};

type Span<T> = { readonly version: T; readonly fromMs: number; readonly toMs: number };

const nothingAsked = {
  cutoffMinutes: 0,
  rule: { kind: "within", budgetMinutes: 0, afterClose: "run" },
} as const;

/**
 * Whether the versions of a platform fit each other from an instant on: hours and rules are changed
 * apart, and a cut-off or a budget that fits today's hours may not fit tomorrow's.
 *
 * @returns the first pair that is in force together and is refused (`definePolicy`, `checkOpening`)
 */
export function findMisfit(
  { zone, calendars, policies }: PlatformVersions,
  fromMs: number,
): Misfit | null {
  const hours = spansOf(calendars, fromMs);
  const lines = Map.groupBy(
    policies,
    ({ serviceClass, dealerId }) => `${serviceClass} ${dealerId ?? ""}`,
  );
  for (const calendar of hours) {
    const alone = check(zone, calendar.version, null, calendar.fromMs);
    if (!alone.ok) return { refusal: alone.refusal, policy: null, calendar: calendar.version };
    for (const rule of [...lines.values()].flatMap((line) => spansOf(line, fromMs))) {
      const sinceMs = Math.max(calendar.fromMs, rule.fromMs);
      if (sinceMs >= Math.min(calendar.toMs, rule.toMs)) continue;
      const both = check(zone, calendar.version, rule.version, sinceMs);
      if (both.ok) continue;
      return { refusal: both.refusal, policy: rule.version, calendar: calendar.version };
    }
  }
  return null;
}

/** From when to when each version of one line is in force, as far as that is after an instant. */
function spansOf<T extends { readonly effectiveFromMs: number }>(
  versions: readonly T[],
  sinceMs: number,
): Span<T>[] {
  const sorted = versions.toSorted((a, b) => a.effectiveFromMs - b.effectiveFromMs);
  return sorted.flatMap((version, index) => {
    const fromMs = Math.max(version.effectiveFromMs, sinceMs);
    const toMs = sorted[index + 1]?.effectiveFromMs ?? Number.POSITIVE_INFINITY;
    return fromMs < toMs ? [{ version, fromMs, toMs }] : [];
  });
}

function check(
  zone: string,
  { windows, exceptions }: CalendarVersion,
  policy: PolicyVersion | null,
  fromMs: number,
): Outcome<unknown> {
  const { cutoffMinutes, rule } = policy ?? nothingAsked;
  const defined = definePolicy({ zone, windows, exceptions, cutoffMinutes, rule });
  return defined.ok ? checkOpening(defined.value, fromMs) : defined;
}
