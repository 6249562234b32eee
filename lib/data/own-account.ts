import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db } from "#lib/data/client.ts";

/** What names the viewer. */
export type OwnAccount = {
  readonly email: string | null;
  readonly mobile: string | null;
  readonly loginName: string | null;
};

/** How the viewer is named where they sign in. */
export async function readOwnAccount({ actorId }: Scope): Promise<OwnAccount> {
  const none = { email: null, mobile: null, loginName: null };
  if (actorId === null) return none;
  const select = { email: true, mobile: true, loginName: true };
  return (await db().person.findUnique({ where: { id: actorId }, select })) ?? none;
}

const sessionsSchema = z.array(
  z.object({
    id: z.uuid(),
    userAgent: z.string(),
    ip: z.string(),
    startedAt: z.date(),
    seenAt: z.date(),
  }),
);

/** A place where the viewer is signed in; `seenAt` is known to the hour. */
export type OwnSession = z.infer<typeof sessionsSchema>[number];

/** Where the viewer is signed in, the latest first. */
export async function listOwnSessions({ actorId }: Scope, now: Date): Promise<OwnSession[]> {
  const rows = await db().$queryRaw`
    SELECT id, coalesce(user_agent, '') AS "userAgent", coalesce(ip_address, '') AS ip,
      created_at AS "startedAt", updated_at AS "seenAt"
    FROM session
    WHERE user_id = ${actorId}::uuid AND expires_at > ${now}::timestamptz
      AND updated_at > ${now}::timestamptz - interval '14 days'
    ORDER BY updated_at DESC, id LIMIT 100`;
  return sessionsSchema.parse(rows);
}
