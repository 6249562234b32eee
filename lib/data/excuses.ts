import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import type { AskedExcuse, Excusable, ExcuseOutcome } from "#lib/domain/excuses/excuse.ts";
import { excuseOutcomes } from "#lib/domain/excuses/excuse.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;

const missesSchema = z.array(
  z.strictObject({
    platformId: z.string(),
    verdict: z.enum(["on_time", "late", "void"]).nullable(),
    dueAtMs: z.number(),
    excused: z.boolean(),
    retracted: z.boolean(),
    waits: z.boolean(),
  }),
);

export type LockedMiss = Excusable & { readonly platformId: string; readonly waits: boolean };

type ShipmentKey = { readonly dealerId: string; readonly shipmentId: string };

/**
 * A shipment in reach, locked until the transaction ends, and whether a request for it waits; null
 * where there is none.
 */
export async function lockMiss(
  scope: Scope,
  tx: Tx,
  { dealerId, shipmentId }: ShipmentKey,
): Promise<LockedMiss | null> {
  const found = Prisma.sql`
    FROM shipment s
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid
      AND ${shipmentReach(scope, s)}`;
  // Locked in a statement of its own: what is read after it sees who was quicker.
  await tx.$executeRaw`SELECT 1 ${found} FOR UPDATE OF s`;
  const rows = await tx.$queryRaw`
    SELECT s.platform_id AS "platformId", s.verdict, s.excused, s.retracted,
      (extract(epoch FROM s.due_at) * 1000)::float8 AS "dueAtMs",
      EXISTS (SELECT 1 FROM excuse_request r WHERE r.dealer_id = s.dealer_id
        AND r.shipment_id = s.id AND r.outcome IS NULL) AS waits
    ${found}`;
  return missesSchema.parse(rows)[0] ?? null;
}

const requestSchema = z.object({
  shipmentId: z.string(),
  reason: z.string(),
  requestedBy: z.string().nullable(),
  outcome: z.enum(excuseOutcomes).nullable(),
  decidedBy: z.string().nullable(),
});

export type KnownRequest = AskedExcuse & z.infer<typeof requestSchema>;

/** A request by its id, whoever asks; its shipment says whether it is in reach. */
export async function findRequest(
  tx: Tx,
  { dealerId, requestId }: { readonly dealerId: string; readonly requestId: string },
): Promise<KnownRequest | null> {
  const where = { dealerId_id: { dealerId, id: requestId } };
  const row = await tx.excuseRequest.findUnique({ where });
  return row && requestSchema.parse(row);
}

/** Keeps a request; of two for one shipment at once the database takes one. */
export async function insertRequest(
  scope: Scope,
  tx: Tx,
  request: ShipmentKey & {
    readonly id: string;
    readonly reason: string;
    readonly note: string;
    readonly files: readonly string[];
  },
  now: Date,
): Promise<void> {
  const files = [...request.files];
  await tx.excuseRequest.create({
    data: { ...request, files, requestedBy: scope.actorId, requestedAt: now },
  });
}

/** Notes what became of a request. */
export async function updateRequest(
  scope: Scope,
  tx: Tx,
  { dealerId, requestId }: { readonly dealerId: string; readonly requestId: string },
  { outcome, note }: { readonly outcome: ExcuseOutcome; readonly note: string | null },
  now: Date,
): Promise<void> {
  await tx.excuseRequest.update({
    where: { dealerId_id: { dealerId, id: requestId } },
    data: { outcome, decidedBy: scope.actorId, decidedAt: now, decisionNote: note },
  });
}

/** The request that led to the excuse of a shipment; null where none did. */
export async function findApproved(
  tx: Tx,
  { dealerId, shipmentId }: ShipmentKey,
): Promise<{ readonly id: string; readonly requestedBy: string | null } | null> {
  return tx.excuseRequest.findFirst({
    where: { dealerId, shipmentId, outcome: "approved" },
    select: { id: true, requestedBy: true },
    orderBy: { decidedAt: "desc" },
  });
}

/** Notes who approved the excuse of a shipment. */
export async function updateApprover(scope: Scope, tx: Tx, key: ShipmentKey): Promise<void> {
  await tx.excuse.updateMany({ where: key, data: { approvedBy: scope.actorId } });
}

/** Takes the excuse of a shipment away; answers with its reason. */
export async function deleteExcuse(tx: Tx, key: ShipmentKey): Promise<string | null> {
  const [excuse] = await tx.excuse.findMany({ where: key, select: { reason: true } });
  await tx.excuse.deleteMany({ where: key });
  return excuse?.reason ?? null;
}

/** Whether all of these are pictures of the shipment that were put to it as evidence. */
export async function areEvidence(
  tx: Tx,
  { dealerId, shipmentId }: ShipmentKey,
  ids: readonly string[],
): Promise<boolean> {
  const where = { id: { in: [...ids] }, dealerId, shipmentId, kind: "evidence" };
  return (await tx.attachment.count({ where })) === new Set(ids).size;
}

/** Whether a reason is offered, and an excuse may be asked for with it. */
export async function isExcusable(tx: Tx, code: string): Promise<boolean> {
  return (await tx.missReason.count({ where: { code, excusable: true, retired: false } })) > 0;
}

const countsSchema = z.array(z.strictObject({ open: z.int(), decided: z.int() })).length(1);

/** How many requests in reach wait for a decision, and how many have come to something. */
export async function countExcuses(scope: Scope): Promise<{ open: number; decided: number }> {
  const rows = await db().$queryRaw`
    SELECT count(*) FILTER (WHERE r.outcome IS NULL)::int AS open, count(r.outcome)::int AS decided
    FROM excuse_request r
    JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
    WHERE ${shipmentReach(scope, s)}`;
  return countsSchema.parse(rows)[0] ?? { open: 0, decided: 0 };
}
