import type { PlatformVersions } from "#lib/domain/sla/check-versions.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";

/** Versions as a browser needs them: without who made them, and what they are named by. */
export function plainVersions(
  zone: string,
  {
    calendars,
    policies,
  }: {
    readonly calendars: readonly CalendarVersion[];
    readonly policies: readonly PolicyVersion[];
  },
): PlatformVersions {
  return {
    zone,
    calendars: calendars.map(({ id, platformId, effectiveFromMs, windows, exceptions }) => ({
      id,
      platformId,
      effectiveFromMs,
      windows,
      exceptions,
    })),
    policies: policies.map((one) => ({
      id: one.id,
      platformId: one.platformId,
      serviceClass: one.serviceClass,
      dealerId: one.dealerId,
      effectiveFromMs: one.effectiveFromMs,
      rule: one.rule,
      cutoffMinutes: one.cutoffMinutes,
      transitMinutes: one.transitMinutes,
    })),
  };
}
