import type { Scope } from "#lib/auth/require-scope.ts";
import { slaPolicySchema } from "#lib/contracts/sla.ts";
import { db } from "#lib/data/client.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";

const {
  windows: windowsSchema,
  exceptions: exceptionsSchema,
  rule: ruleSchema,
} = slaPolicySchema.shape;

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
      windows: windowsSchema.parse(windows),
      exceptions: exceptionsSchema.parse(exceptions),
    })),
    policies.map(({ rule, effectiveFrom, createdAt: _, ...version }) => ({
      ...version,
      effectiveFromMs: effectiveFrom.getTime(),
      rule: ruleSchema.parse(rule),
    })),
  );
}
