import { z } from "zod";
import { db, type SqlTx } from "#lib/data/client.ts";

/** A session nobody has used for so long is over. */
const IDLE_DAYS = 14;

const sessionRow = z.object({
  session_id: z.uuid(),
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  regions: z.array(z.uuid()),
  platforms: z.array(z.uuid()),
  dealers: z.array(z.uuid()),
});

export type SessionRow = z.infer<typeof sessionRow>;

/**
 * Who stands behind a session and what they reach, as of this very moment, in one statement: nothing
 * of it is kept anywhere, so that signing out, disabling and a change of role act at the next
 * request. It also notes, once an hour, that the session is in use.
 *
 * A representative reaches the dealers named for it, and those that name it within the regions named.
 *
 * @returns null where there is no such session, where it is over, or its person is disabled
 */
export async function findSession(token: string, now: Date): Promise<SessionRow | null> {
  const rows = await db().$queryRaw`
    WITH seen AS (
      UPDATE session SET updated_at = ${now}::timestamptz
      WHERE token = ${token} AND updated_at < ${now}::timestamptz - interval '1 hour'
        AND updated_at > ${now}::timestamptz - make_interval(days => ${IDLE_DAYS}))
    SELECT s.id AS session_id, p.id, p.name, p.role,
      ARRAY(SELECT subject_id FROM person_scope
        WHERE person_id = p.id AND kind = 'region') AS regions,
      ARRAY(SELECT subject_id FROM person_scope
        WHERE person_id = p.id AND kind = 'platform') AS platforms,
      ARRAY(SELECT subject_id FROM person_scope WHERE person_id = p.id AND kind = 'dealer'
        UNION SELECT d.id FROM dealer d
        JOIN person_scope ps ON ps.kind = 'region' AND ps.subject_id = d.region_id
        WHERE p.role = 'representative' AND ps.person_id = p.id AND d.representative = p.name
      ) AS dealers
    FROM session s JOIN person p ON p.id = s.user_id
    WHERE s.token = ${token} AND NOT p.disabled AND s.expires_at > ${now}::timestamptz
      AND s.updated_at > ${now}::timestamptz - make_interval(days => ${IDLE_DAYS})`;
  return z.array(sessionRow).parse(rows)[0] ?? null;
}

/**
 * Whether this is the hash of somebody's password still, and the person not disabled. It waits for
 * whoever is changing either: a session written before asking is seen by those who end sessions
 * afterwards, and those who did so before make this answer no.
 */
export async function holdsPassword(personId: string, passwordHash: string): Promise<boolean> {
  const rows = await db().$queryRaw`
    SELECT p.id FROM person p JOIN account a ON a.user_id = p.id
    WHERE p.id = ${personId}::uuid AND NOT p.disabled AND a.password = ${passwordHash}
    FOR SHARE`;
  return z.array(z.unknown()).parse(rows).length > 0;
}

/** Ends one session. */
export async function deleteSession(tx: SqlTx, id: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM session WHERE id = ${id}::uuid`;
}

/** Ends the sessions of somebody, all of them or all but one; answers how many there were. */
export async function deleteSessionsOf(
  tx: SqlTx,
  personId: string,
  except: string | null = null,
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM session
    WHERE user_id = ${personId}::uuid AND id IS DISTINCT FROM ${except}::uuid`;
}
