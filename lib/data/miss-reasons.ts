import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** Why a promise may be missed; facts keep its code. */
export type MissReason = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Whether an excuse may be asked for with it. */
  readonly excusable: boolean;
  /** No longer offered; what was said with it stays. */
  readonly retired: boolean;
};

const columns = { code: true, nameZh: true, nameEn: true, excusable: true, retired: true } as const;
const inOrder = [{ position: "asc" }, { code: "asc" }] as const;

/** The reasons to choose from, in the admin's order; with the retired ones where they are asked for. */
export async function listReasons(
  _scope: Scope,
  { withRetired = false }: { readonly withRetired?: boolean } = {},
): Promise<MissReason[]> {
  return db().missReason.findMany({
    ...(!withRetired && { where: { retired: false } }),
    select: columns,
    orderBy: [...inOrder],
  });
}

const usesSchema = z.array(z.strictObject({ reason: z.string(), shipments: z.int() }));

/** How many misses in reach say each reason, as of now. */
export async function countReasonUses(
  scope: Scope,
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db().$queryRaw`
    SELECT s.reason, count(*)::int AS shipments FROM shipment s
    WHERE (s.verdict = 'late' OR s.verdict IS NULL) AND s.due_at < ${now} AND NOT s.retracted
      AND s.reason IS NOT NULL AND ${shipmentReach(scope, Prisma.sql`s`)}
    GROUP BY 1`;
  return new Map(usesSchema.parse(rows).map(({ reason, shipments }) => [reason, shipments]));
}

/** Every reason in order, locked until the transaction ends, so that two changes follow each other. */
export async function lockReasons(tx: Tx): Promise<MissReason[]> {
  await tx.$executeRaw`LOCK TABLE miss_reason IN SHARE ROW EXCLUSIVE MODE`;
  return tx.missReason.findMany({ select: columns, orderBy: [...inOrder] });
}

/** Adds a reason behind all others. */
export async function insertReason(tx: Tx, reason: MissReason, now: Date): Promise<void> {
  const { _max: last } = await tx.missReason.aggregate({ _max: { position: true } });
  const position = (last.position ?? 0) + 10;
  await tx.missReason.create({ data: { ...reason, position, createdAt: now } });
}

/** Changes what a reason is called, what it is good for and whether it is offered. */
export async function updateReason(tx: Tx, { code, ...reason }: MissReason): Promise<void> {
  await tx.missReason.update({ where: { code }, data: reason });
}

/** Puts the reasons into this order. */
export async function reorderReasons(tx: Tx, codes: readonly string[]): Promise<void> {
  for (const [index, code] of codes.entries()) {
    await tx.missReason.update({ where: { code }, data: { position: (index + 1) * 10 } });
  }
}
