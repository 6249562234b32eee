import type { Scope } from "#lib/auth/scope.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { spendLinks } from "#lib/data/one-time-links.ts";
import { countAdmins } from "#lib/data/people.ts";
import { writeLink } from "#lib/operations/write-link.ts";

/**
 * A link that makes the first admin; an earlier one is worthless from then on.
 * @returns its token; null where there is an admin who can sign in
 */
export async function makeSetupLink(scope: Scope, now: Date): Promise<string | null> {
  return inTransaction(scope, (tx) => writeSetupLink(scope, tx, now));
}

/** The same inside a transaction. */
export async function writeSetupLink(scope: Scope, tx: Tx, now: Date): Promise<string | null> {
  if ((await countAdmins(tx)) > 0) return null;
  await spendLinks(tx, null, now);
  return writeLink(scope, tx, "setup", null, now);
}
