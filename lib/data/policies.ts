import type { Scope } from "#lib/auth/scope.ts";
import { slaPolicySchema } from "#lib/contracts/sla.ts";
import { db } from "#lib/data/client.ts";
import type { BookPlatform, CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";

const {
  windows: windowsSchema,
  exceptions: exceptionsSchema,
  rule: ruleSchema,
} = slaPolicySchema.shape;

/** What a PolicyBook is made of: all platforms, calendar and policy versions of the company. */
export type PolicyVersions = {
  readonly platforms: readonly BookPlatform[];
  readonly calendars: readonly CalendarVersion[];
  readonly policies: readonly PolicyVersion[];
};

/** Reads them. A stored version that no longer parses throws. */
export async function readPolicyVersions(_scope: Scope): Promise<PolicyVersions> {
  const [platforms, calendars, policies] = await Promise.all([
    db().platform.findMany({ select: { id: true, zone: true } }),
    db().calendarVersion.findMany({ where: { withdrawnAt: null } }),
    db().policyVersion.findMany({ where: { withdrawnAt: null } }),
  ]);
  return {
    platforms,
    calendars: calendars.map(({ id, platformId, effectiveFrom, windows, exceptions }) => ({
      id,
      platformId,
      effectiveFromMs: effectiveFrom.getTime(),
      windows: windowsSchema.parse(windows),
      exceptions: exceptionsSchema.parse(exceptions),
    })),
    policies: policies.map(({ rule, effectiveFrom, createdAt: _, ...version }) => ({
      ...version,
      effectiveFromMs: effectiveFrom.getTime(),
      rule: ruleSchema.parse(rule),
    })),
  };
}
