import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { addJob, turnsJob } from "#lib/data/jobs.ts";
import { lockTargets, writeRegionTarget, writeSetting } from "#lib/data/settings.ts";
import { AppError } from "#lib/errors.ts";

/** Whose on-time target is to be what: the company's, or a region's own (null: none of its own). */
export type TargetChange =
  | { readonly region: null; readonly target: number }
  | { readonly region: string; readonly target: number | null };

/**
 * Sets an on-time target, which rules standings from then on, those of past periods too.
 * @throws AppError bad_input where the target is not between 0 and 1 or there is no such region
 */
export async function setTarget(scope: Scope, change: TargetChange, now: Date): Promise<void> {
  await setTargets(scope, [change], null, now);
}

/**
 * Sets several targets at once, all or none.
 * @param seen the targets that the change was made from (`readTargetsMark`); null = whatever they are
 * @throws AppError bad_input as above, version_stale where somebody else has changed them meanwhile
 */
export async function setTargets(
  scope: Scope,
  changes: readonly TargetChange[],
  seen: string | null,
  now: Date,
): Promise<void> {
  for (const { target } of changes) {
    if (target !== null && !(target > 0 && target < 1)) {
      throw new AppError("bad_input", { field: "target", value: target });
    }
  }
  await inTransaction(scope, async (tx) => {
    const mark = await lockTargets(tx);
    if (seen !== null && mark !== seen) throw new AppError("version_stale");
    for (const change of changes) {
      const { region, target } = change;
      if (change.region === null) await writeSetting(tx, "target", change.target, now);
      else if (!(await writeRegionTarget(tx, change.region, target))) {
        throw new AppError("bad_input", { field: "region", value: change.region });
      }
      await insertAudit(scope, tx, {
        action: "target.set",
        subject: "target",
        data: { region, target },
        at: now,
      });
    }
    if (changes.length > 0) await addJob(tx, turnsJob);
  });
}
