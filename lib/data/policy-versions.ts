import { createHash } from "node:crypto";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { slaPolicySchema } from "#lib/contracts/sla.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { platformReach } from "#lib/data/reach.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { Prisma } from "#prisma/generated/client.ts";

const { windows, exceptions, rule } = slaPolicySchema.shape;

/** When and by whom a version was made; `by` is null for the seed, an import and the command line. */
type Made = { readonly madeAt: Date; readonly by: string | null };

type CalendarItem = CalendarVersion & Made;
export type PolicyItem = PolicyVersion & Made & { readonly dealerName: string | null };

const instantMs = z.date().transform((at) => at.getTime());
const made = { madeAt: z.date(), by: z.string().nullable() };

const calendarsSchema = z.array(
  z
    .strictObject({
      id: z.string(),
      platformId: z.string(),
      effectiveFrom: instantMs,
      windows,
      exceptions,
      ...made,
    })
    .transform(({ effectiveFrom, ...version }) => ({ ...version, effectiveFromMs: effectiveFrom })),
);

const policiesSchema = z.array(
  z
    .strictObject({
      id: z.string(),
      platformId: z.string(),
      serviceClass: z.string(),
      dealerId: z.string().nullable(),
      dealerName: z.string().nullable(),
      effectiveFrom: instantMs,
      rule,
      cutoffMinutes: z.int(),
      transitMinutes: z.int().nullable(),
      ...made,
    })
    .transform(({ effectiveFrom, ...version }) => ({ ...version, effectiveFromMs: effectiveFrom })),
);

export type PlatformVersionItems = {
  readonly calendars: readonly CalendarItem[];
  readonly policies: readonly PolicyItem[];
};

/** All versions of the platforms in reach, or of one of them, newest first by when they apply. */
export async function listVersions(
  scope: Scope,
  platformId: string | null,
  tx: Pick<Tx, "$queryRaw"> = db(),
): Promise<PlatformVersionItems> {
  const reached = platformReach(scope, Prisma.sql`p`);
  const here =
    platformId === null ? reached : Prisma.sql`p.id = ${platformId}::uuid AND ${reached}`;
  // One after the other: a transaction has one connection.
  const calendars = await tx.$queryRaw(Prisma.sql`
    SELECT v.id, v.platform_id AS "platformId", v.effective_from AS "effectiveFrom", v.windows,
      v.exceptions, v.created_at AS "madeAt", a.name AS by
    FROM calendar_version v JOIN platform p ON p.id = v.platform_id
    LEFT JOIN person a ON a.id = v.actor_id
    WHERE ${here} AND v.withdrawn_at IS NULL ORDER BY v.effective_from DESC`);
  const policies = await tx.$queryRaw(Prisma.sql`
    SELECT v.id, v.platform_id AS "platformId", v.service_class AS "serviceClass",
      v.dealer_id AS "dealerId", d.name AS "dealerName", v.effective_from AS "effectiveFrom", v.rule,
      v.cutoff_minutes AS "cutoffMinutes", v.transit_minutes AS "transitMinutes",
      v.created_at AS "madeAt", a.name AS by
    FROM policy_version v JOIN platform p ON p.id = v.platform_id
    LEFT JOIN dealer d ON d.id = v.dealer_id LEFT JOIN person a ON a.id = v.actor_id
    WHERE ${here} AND v.withdrawn_at IS NULL ORDER BY v.effective_from DESC`);
  return { calendars: calendarsSchema.parse(calendars), policies: policiesSchema.parse(policies) };
}

/** Of all versions of a line a text that differs as soon as one is added or taken back. */
export function markOf(versions: readonly { readonly id: string }[]): string {
  const ids = versions.map(({ id }) => id).sort();
  return createHash("sha256").update(ids.join(" ")).digest("base64url").slice(0, 22);
}

const platformSchema = z.array(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    city: z.string(),
    zone: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    lateEntryMinutes: z.int(),
  }),
);

export type PlatformRow = z.infer<typeof platformSchema>[number];

/**
 * A platform, locked until the transaction ends: whoever changes its versions or itself stands in one
 * line with all others who do. Null where there is none of that id in reach.
 */
export async function lockPlatform(scope: Scope, tx: Tx, id: string): Promise<PlatformRow | null> {
  const rows = await tx.$queryRaw(Prisma.sql`
    SELECT p.id, p.name, p.city, p.zone, p.latitude, p.longitude,
      p.late_entry_minutes AS "lateEntryMinutes"
    FROM platform p WHERE p.id = ${id}::uuid AND ${platformReach(scope, Prisma.sql`p`)}
    FOR UPDATE OF p`);
  return platformSchema.parse(rows)[0] ?? null;
}

/** Adds a version of a platform's opening hours. */
export async function insertCalendarVersion(
  scope: Scope,
  tx: Tx,
  { id, platformId, effectiveFromMs, windows: week, exceptions: special }: CalendarVersion,
  now: Date,
): Promise<void> {
  await tx.calendarVersion.create({
    data: {
      id,
      platformId,
      effectiveFrom: new Date(effectiveFromMs),
      windows: jsonOf(week),
      exceptions: jsonOf(special),
      actorId: scope.actorId,
      createdAt: now,
    },
  });
}

/** Adds a version of a rule. */
export async function insertPolicyVersion(
  scope: Scope,
  tx: Tx,
  { effectiveFromMs, rule: stated, ...version }: PolicyVersion,
  now: Date,
): Promise<void> {
  await tx.policyVersion.create({
    data: {
      ...version,
      rule: jsonOf(stated),
      effectiveFrom: new Date(effectiveFromMs),
      actorId: scope.actorId,
      createdAt: now,
    },
  });
}

/**
 * Takes a version back that does not apply yet; false where it has begun to, or is gone. It is marked,
 * not deleted: PostgreSQL would look for it among the promises with rights that nobody has any more.
 */
export async function withdrawVersion(
  tx: Tx,
  kind: "calendar" | "policy",
  id: string,
  now: Date,
): Promise<boolean> {
  const where = { id, effectiveFrom: { gt: now }, withdrawnAt: null };
  const data = { withdrawnAt: now };
  const { count } =
    kind === "calendar"
      ? await tx.calendarVersion.updateMany({ where, data })
      : await tx.policyVersion.updateMany({ where, data });
  return count === 1;
}

/** Whether there is a dealer of an id. */
export async function isDealer(tx: Tx, id: string): Promise<boolean> {
  return (await tx.dealer.count({ where: { id } })) === 1;
}

/** A value as the database keeps it, and the audit. */
export function jsonOf(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value));
}
