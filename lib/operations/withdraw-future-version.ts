import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { jsonOf, listVersions, lockPlatform, withdrawVersion } from "#lib/data/policy-versions.ts";
import { AppError } from "#lib/errors.ts";
import { requireFit } from "#lib/operations/guard-versions.ts";

/**
 * Takes a version back before it applies; the one before it then goes on. One that has begun to apply
 * stays, because promises rest on it.
 * @throws AppError not_found, wrong_state where it applies already, or policy_refused where what would
 *   go on instead does not fit the rest
 */
export async function withdrawFutureVersion(
  scope: Scope,
  { platformId, kind, id }: { platformId: string; kind: "calendar" | "policy"; id: string },
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const platform = await lockPlatform(scope, tx, platformId);
    const { calendars, policies } = await listVersions(scope, platformId, tx);
    const version = (kind === "calendar" ? calendars : policies).find((one) => one.id === id);
    if (!platform || !version) throw new AppError("not_found");
    if (!(await withdrawVersion(tx, kind, id, now))) {
      throw new AppError("wrong_state", { what: "in_force" });
    }
    requireFit(
      {
        zone: platform.zone,
        calendars: calendars.filter((one) => one.id !== id),
        policies: policies.filter((one) => one.id !== id),
      },
      now,
    );
    await insertAudit(scope, tx, {
      action: `${kind}_version.withdrawn`,
      subject: platformId,
      data: { version: jsonOf(version) },
      at: now,
    });
  });
}
