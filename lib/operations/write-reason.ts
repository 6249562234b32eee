import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import {
  insertReason,
  lockReasons,
  type MissReason,
  reorderReasons,
  updateReason,
} from "#lib/data/miss-reasons.ts";
import { reasonCodeOf } from "#lib/domain/excuses/reason-code.ts";
import { AppError } from "#lib/errors.ts";
import { refused } from "#lib/operations/guard-versions.ts";

const MAX_NAME = 40;

/** A reason as a form gives it. */
export type GivenReason = Omit<MissReason, "code">;

/**
 * Adds a reason behind the others; its code is made of its English name.
 * @throws AppError policy_refused with `field` and `reason`
 */
export async function addReason(scope: Scope, given: GivenReason, now: Date): Promise<string> {
  return inTransaction(scope, async (tx) => {
    const known = await lockReasons(tx);
    requireNames(given, known);
    const code = reasonCodeOf(given.nameEn, new Set(known.map((one) => one.code)));
    await insertReason(tx, { ...given, code }, now);
    await insertAudit(scope, tx, { action: "reason.added", subject: code, data: given, at: now });
    return code;
  });
}

/**
 * Renames a reason, says whether it excuses, retires it or offers it again. What was said with it keeps
 * its code, and is told by the new name.
 * @throws AppError not_found, or policy_refused with `field` and `reason`
 */
export async function changeReason(scope: Scope, reason: MissReason, now: Date): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const known = await lockReasons(tx);
    const before = known.find((one) => one.code === reason.code);
    if (before === undefined) throw new AppError("not_found");
    const { code, ...given } = reason;
    requireNames(
      given,
      known.filter((one) => one !== before),
    );
    await updateReason(tx, reason);
    const { code: _, ...from } = before;
    const data = { from, to: given };
    await insertAudit(scope, tx, { action: "reason.changed", subject: code, data, at: now });
  });
}

/**
 * Moves a reason one place up or down the list; at its end it stays.
 * @throws AppError not_found
 */
export async function moveReason(
  scope: Scope,
  { code, by }: { readonly code: string; readonly by: -1 | 1 },
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const codes = (await lockReasons(tx)).map((one) => one.code);
    const from = codes.indexOf(code);
    if (from === -1) throw new AppError("not_found");
    const to = from + by;
    if (to < 0 || to >= codes.length) return;
    const moved = codes.toSpliced(from, 1).toSpliced(to, 0, code);
    await reorderReasons(tx, moved);
    const data = { from: from + 1, to: to + 1 };
    await insertAudit(scope, tx, { action: "reason.moved", subject: code, data, at: now });
  });
}

function requireNames(given: GivenReason, others: readonly MissReason[]): void {
  for (const field of ["nameZh", "nameEn"] as const) {
    const name = given[field];
    if (name === "") throw refused(field, "empty");
    if (name.length > MAX_NAME) throw refused(field, "too_long", { most: MAX_NAME });
    if (others.some((one) => one[field] === name)) throw refused(field, "name_taken");
  }
}
