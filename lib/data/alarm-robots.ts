import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { Prisma } from "#prisma/generated/client.ts";

const robotSchema = z.object({
  id: z.string(),
  name: z.string(),
  platformId: z.string().nullable(),
  platformName: z.string().nullable(),
  enabled: z.boolean(),
  createdAt: z.date(),
  /** The host of its address and the last characters: the rest is a secret. */
  host: z.string(),
  ending: z.string(),
  lastSentAt: z.date().nullable(),
  /** Why its latest message was not sent; null = it was. */
  lastError: z.string().nullable(),
});

/** A robot as pages show it. */
export type Robot = z.infer<typeof robotSchema>;

/** Who a robot belongs to is the company: nobody with less than all of it sees any. */
function isCompany({ reach }: Scope): boolean {
  return reach.kind === "company";
}

/** The robots, the oldest first. */
export async function listRobots(scope: Scope): Promise<Robot[]> {
  if (!isCompany(scope)) return [];
  const rows = await db().$queryRaw`
    SELECT r.id, r.name, r.platform_id AS "platformId", p.name AS "platformName", r.enabled,
      r.created_at AS "createdAt", substring(r.url FROM '^https?://([^/?#]+)') AS host,
      right(r.url, 4) AS ending, (
        SELECT max(x.sent_at) FROM alarm_sending x WHERE x.channel = 'robot:' || r.id
      ) AS "lastSentAt", (
        SELECT x.error FROM alarm_sending x WHERE x.channel = 'robot:' || r.id
        ORDER BY x.claimed_at DESC LIMIT 1) AS "lastError"
    FROM alarm_robot r LEFT JOIN platform p ON p.id = r.platform_id
    ORDER BY r.created_at, r.id`;
  return z.array(robotSchema).parse(rows);
}

/** The address of a robot, which is a secret; null where there is no such robot. */
export async function findRobotUrl(scope: Scope, id: string): Promise<string | null> {
  if (!isCompany(scope)) return null;
  const row = await db().alarmRobot.findUnique({ where: { id }, select: { url: true } });
  return row?.url ?? null;
}

/** Adds a robot; one that is there already under that id stays as it is. */
export async function insertRobot(
  tx: Tx,
  robot: {
    readonly id: string;
    readonly name: string;
    readonly url: string;
    readonly platformId: string | null;
  },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.alarmRobot.createMany({
    data: [{ ...robot, createdAt: now }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Switches a robot on or off; false where there is no such robot. */
export async function updateRobotEnabled(tx: Tx, id: string, enabled: boolean): Promise<boolean> {
  const { count } = await tx.alarmRobot.updateMany({ where: { id }, data: { enabled } });
  return count === 1;
}

/** Removes a robot and what is known of its messages; false where there is no such robot. */
export async function deleteRobot(tx: Tx, id: string): Promise<boolean> {
  const { count } = await tx.alarmRobot.deleteMany({ where: { id } });
  await tx.$executeRaw`DELETE FROM alarm_sending WHERE channel = ${`robot:${id}`}`;
  return count === 1;
}

/** How many robots there are. */
export async function countRobots(tx: Tx): Promise<number> {
  return tx.alarmRobot.count();
}

const platformSchema = z.array(z.object({ id: z.string() }));

/** Whether a platform is there. */
export async function isPlatform(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw(Prisma.sql`SELECT id FROM platform WHERE id = ${id}::uuid`);
  return platformSchema.parse(rows).length > 0;
}
