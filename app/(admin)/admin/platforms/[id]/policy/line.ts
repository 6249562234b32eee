import type { PolicyItem } from "#lib/data/policy-versions.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import type { CalendarVersion } from "#lib/domain/sla/policy-book.ts";

/** The versions of one line: a service class's, or one dealer's in it. */
export function lineOf(
  policies: readonly PolicyItem[],
  serviceClass: string,
  dealerId: string | null,
): PolicyItem[] {
  return policies.filter((one) => one.serviceClass === serviceClass && one.dealerId === dealerId);
}

/** The hours that are in force at an instant, of versions that stand newest first. */
export function hoursAt(
  calendars: readonly CalendarVersion[],
  atMs: number,
): Pick<PolicyInput, "windows" | "exceptions"> {
  return (
    calendars.find(({ effectiveFromMs }) => effectiveFromMs <= atMs) ??
    calendars.at(-1) ?? { windows: {}, exceptions: {} }
  );
}
