import type { Actor } from "#lib/auth/scope.ts";
import { ownScope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { deleteSession } from "#lib/data/sessions.ts";

/** Ends the session that somebody is in. */
export async function signOut(session: { id: string; actor: Actor }, now: Date): Promise<void> {
  const scope = ownScope(session.actor);
  await inTransaction(scope, async (tx) => {
    await deleteSession(tx, session.id);
    const subject = session.actor.id;
    await insertAudit(scope, tx, { action: "sign_out.done", subject, data: {}, at: now });
  });
}
