import { type PolicyInput, WEEKDAYS, type WindowInput } from "#lib/domain/sla/policy.ts";
import { isoOfDay, weekdayOf } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/**
 * The opening hours of the civil date that an instant lies in; `reason` where the date has hours of its
 * own. Null where the zone is not known.
 */
export function hoursOn(
  { windows, exceptions }: Pick<PolicyInput, "windows" | "exceptions">,
  zoneName: string,
  atMs: number,
): { readonly windows: readonly WindowInput[]; readonly reason: string | null } | null {
  const zone = findZone(zoneName);
  if (!zone) return null;
  const day = civilDayAt(zone, atMs);
  const special = exceptions[isoOfDay(day)];
  if (special) return special;
  const weekday = WEEKDAYS[weekdayOf(day)];
  return { windows: (weekday && windows[weekday]) ?? [], reason: null };
}
