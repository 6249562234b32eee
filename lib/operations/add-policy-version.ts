import { isDeepStrictEqual } from "node:util";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  insertPolicyVersion,
  isDealer,
  jsonOf,
  listVersions,
  lockPlatform,
} from "#lib/data/policy-versions.ts";
import { readClasses } from "#lib/data/service-classes.ts";
import type { RuleInput } from "#lib/domain/sla/policy.ts";
import { AppError } from "#lib/errors.ts";
import { refused, requireFit, requireFuture, requireSeen } from "#lib/operations/guard-versions.ts";

export type NewPolicy = {
  readonly platformId: string;
  readonly serviceClass: string;
  /** Null = for all dealers but those with a policy of their own. */
  readonly dealerId: string | null;
  /** The mark of the versions that the change was made from (`markOf`). */
  readonly basedOn: string;
  /** Epoch milliseconds; null = at once. */
  readonly fromMs: number | null;
  readonly rule: RuleInput;
  readonly cutoffMinutes: number;
  /** 0 to 30 days; null = the dock's ruler is not kept. */
  readonly transitMinutes: number | null;
};

const MAX_TRANSIT_MINUTES = 30 * 1440;

/**
 * Gives a platform another rule for a service class, or for one dealer in it, for acceptances from an
 * instant on. What was promised before stays as it is.
 * @returns the version's id
 * @throws AppError not_found, version_stale, or policy_refused with `field` and `reason`
 */
export async function addPolicyVersion(
  scope: Scope,
  { basedOn, fromMs, ...policy }: NewPolicy,
  now: Date,
): Promise<string> {
  const { platformId, serviceClass, dealerId, transitMinutes } = policy;
  if (transitMinutes !== null && transitMinutes > MAX_TRANSIT_MINUTES) {
    throw refused("transitMinutes", "budget_over_limit", { minutes: transitMinutes });
  }
  return inTransaction(scope, async (tx) => {
    const platform = await lockPlatform(scope, tx, platformId);
    const isKnown =
      platform !== null &&
      (await readClasses(tx)).some(({ code }) => code === serviceClass) &&
      (dealerId === null || (await isDealer(tx, dealerId)));
    if (!isKnown) throw new AppError("not_found");
    const { calendars, policies } = await listVersions(scope, platformId, tx);
    const line = policies.filter(
      (one) => one.serviceClass === serviceClass && one.dealerId === dealerId,
    );
    requireSeen(line, basedOn);
    const version = { ...policy, id: newId(), effectiveFromMs: requireFuture(line, fromMs, now) };
    const before = line.find((one) => one.effectiveFromMs < version.effectiveFromMs);
    if (before && isDeepStrictEqual(contentOf(before), contentOf(version))) {
      throw refused("kind", "same");
    }
    requireFit({ zone: platform.zone, calendars, policies: [version, ...policies] }, now);
    await insertPolicyVersion(scope, tx, version, now);
    await insertAudit(scope, tx, {
      action: "policy_version.added",
      subject: platformId,
      data: {
        versionId: version.id,
        serviceClass,
        dealerId,
        effectiveFrom: new Date(version.effectiveFromMs).toISOString(),
        rule: jsonOf(policy.rule),
        cutoffMinutes: policy.cutoffMinutes,
        transitMinutes,
      },
      at: now,
    });
    return version.id;
  });
}

function contentOf(version: Pick<NewPolicy, "rule" | "cutoffMinutes" | "transitMinutes">) {
  const { rule, cutoffMinutes, transitMinutes } = version;
  return { rule, cutoffMinutes, transitMinutes };
}
