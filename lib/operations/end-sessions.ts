import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { deleteSessionsOf } from "#lib/data/sessions.ts";

/**
 * Ends the sessions of somebody, one's own or, by an admin, another's.
 * @param except the session that goes on; null = none
 * @returns how many ended
 */
export async function endSessions(
  scope: Scope,
  personId: string,
  except: string | null,
  now: Date,
): Promise<number> {
  return inTransaction(scope, async (tx) => {
    const count = await deleteSessionsOf(tx, personId, except);
    const data = { count };
    await insertAudit(scope, tx, { action: "sessions.ended", subject: personId, data, at: now });
    return count;
  });
}
