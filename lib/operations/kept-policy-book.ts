import type { Scope } from "#lib/auth/scope.ts";
import { readPolicyVersions } from "#lib/data/policies.ts";
import { readPolicyStamp } from "#lib/data/quotes.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";

let kept: { readonly stamp: string; readonly book: PolicyBook } | null = null;

/** The book of all versions, kept in memory for as long as none is added or taken back. */
export async function currentPolicyBook(scope: Scope): Promise<PolicyBook> {
  // Read before the versions: a change in between makes the book newer than its stamp, never older.
  const stamp = await readPolicyStamp(scope);
  if (kept?.stamp === stamp) return kept.book;
  const { platforms, calendars, policies } = await readPolicyVersions(scope);
  const book = new PolicyBook(platforms, calendars, policies);
  kept = { stamp, book };
  return book;
}

/** Version ids of a promise. */
type Versions = { readonly policyVersionId: string; readonly calendarVersionId: string };

/**
 * A book that holds these versions. A version is never changed once it applies, so the kept book is as
 * good as a new one and nothing need be asked.
 */
export async function policyBookOf(
  scope: Scope,
  versions: readonly Versions[],
): Promise<PolicyBook> {
  const holds = ({ policyVersionId, calendarVersionId }: Versions) =>
    kept !== null && kept.book.policyOf(policyVersionId, calendarVersionId) !== null;
  return kept !== null && versions.every(holds) ? kept.book : currentPolicyBook(scope);
}
