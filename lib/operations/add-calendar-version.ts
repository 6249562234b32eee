import { isDeepStrictEqual } from "node:util";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  insertCalendarVersion,
  jsonOf,
  listVersions,
  lockPlatform,
} from "#lib/data/policy-versions.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import { AppError } from "#lib/errors.ts";
import { refused, requireFit, requireFuture, requireSeen } from "#lib/operations/guard-versions.ts";

export type NewCalendar = {
  readonly platformId: string;
  /** The mark of the versions that the change was made from (`markOf`). */
  readonly basedOn: string;
  /** Epoch milliseconds; null = at once. */
  readonly fromMs: number | null;
  readonly windows: PolicyInput["windows"];
  readonly exceptions: PolicyInput["exceptions"];
};

/**
 * Gives a platform other opening hours for acceptances from an instant on. What was promised before
 * stays as it is.
 * @returns the version's id
 * @throws AppError not_found, version_stale, or policy_refused with `field` and `reason`
 */
export async function addCalendarVersion(
  scope: Scope,
  { platformId, basedOn, fromMs, windows, exceptions }: NewCalendar,
  now: Date,
): Promise<string> {
  return inTransaction(scope, async (tx) => {
    const platform = await lockPlatform(scope, tx, platformId);
    if (!platform) throw new AppError("not_found");
    const { calendars, policies } = await listVersions(scope, platformId, tx);
    requireSeen(calendars, basedOn);
    const effectiveFromMs = requireFuture(calendars, fromMs, now);
    const version = { id: newId(), platformId, effectiveFromMs, windows, exceptions };
    const before = calendars.find((one) => one.effectiveFromMs < effectiveFromMs);
    if (before && isDeepStrictEqual(hoursOf(before), hoursOf(version))) {
      throw refused("week", "same");
    }
    requireFit({ zone: platform.zone, calendars: [version, ...calendars], policies }, now);
    await insertCalendarVersion(scope, tx, version, now);
    await insertAudit(scope, tx, {
      action: "calendar_version.added",
      subject: platformId,
      data: {
        versionId: version.id,
        effectiveFrom: new Date(effectiveFromMs).toISOString(),
        windows: jsonOf(windows),
        exceptions: jsonOf(exceptions),
      },
      at: now,
    });
    return version.id;
  });
}

/** The hours alone: a missing weekday and one without windows are both closed. */
function hoursOf({ windows, exceptions }: Pick<NewCalendar, "windows" | "exceptions">): unknown {
  const open = Object.entries(windows).filter(([, list]) => list !== undefined && list.length > 0);
  return jsonOf({ windows: Object.fromEntries(open), exceptions });
}
