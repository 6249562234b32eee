import type { Scope } from "#lib/auth/require-scope.ts";
import {
  storedExceptionsSchema,
  storedRuleSchema,
  storedWindowsSchema,
} from "#lib/contracts/policy.ts";
import { db } from "#lib/data/client.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";

/** All calendar and policy versions of the company. A stored version that no longer parses throws. */
export async function readPolicyBook(_scope: Scope): Promise<PolicyBook> {
  const [platforms, calendars, policies] = await Promise.all([
    db().platform.findMany({ select: { id: true, zone: true } }),
    db().calendarVersion.findMany(),
    db().policyVersion.findMany(),
  ]);
  return new PolicyBook(
    platforms,
    calendars.map(({ id, platformId, effectiveFrom, windows, exceptions }) => ({
      id,
      platformId,
      effectiveFromMs: effectiveFrom.getTime(),
      windows: storedWindowsSchema.parse(windows),
      exceptions: storedExceptionsSchema.parse(exceptions),
    })),
    policies.map(({ rule, effectiveFrom, createdAt: _, ...version }) => ({
      ...version,
      effectiveFromMs: effectiveFrom.getTime(),
      rule: storedRuleSchema.parse(rule),
    })),
  );
}
