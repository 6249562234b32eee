import { markOf } from "#lib/data/policy-versions.ts";
import { findMisfit, type PlatformVersions } from "#lib/domain/sla/check-versions.ts";
import { AppError, type ErrorParams } from "#lib/errors.ts";

/**
 * Refuses to change a line of versions that somebody else has changed since it was looked at.
 * @throws AppError version_stale
 */
export function requireSeen(line: readonly { readonly id: string }[], basedOn: string): void {
  if (markOf(line) !== basedOn) throw new AppError("version_stale");
}

/**
 * From when a new version applies: the instant asked for, null = at once.
 * @throws AppError policy_refused where that is past, or another version begins at that very instant
 */
export function requireFuture(
  line: readonly { readonly effectiveFromMs: number }[],
  fromMs: number | null,
  now: Date,
): number {
  const atMs = fromMs ?? now.getTime();
  if (atMs < now.getTime()) throw refused("from", "from_past");
  if (line.some(({ effectiveFromMs }) => effectiveFromMs === atMs)) {
    throw refused("from", "from_taken");
  }
  return atMs;
}

/**
 * Refuses versions that do not fit each other, as they would be after the change.
 * @throws AppError policy_refused that names the rule and the field
 */
export function requireFit(versions: PlatformVersions, now: Date): void {
  const misfit = findMisfit(versions, now.getTime());
  if (misfit === null) return;
  const { refusal, policy } = misfit;
  throw refused(refusal.path.join("."), refusal.code, {
    ...refusal.params,
    ...(policy && { serviceClass: policy.serviceClass, dealerId: policy.dealerId ?? "" }),
  });
}

/** A refusal with the field that it is about. */
export function refused(field: string, reason: string, params: ErrorParams = {}): AppError {
  return new AppError("policy_refused", { ...params, field, reason });
}
