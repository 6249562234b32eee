import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;
const outcome = z.enum(["accepted", "declined"]);

/** A dispute, and how it was answered. */
const disputeSchema = z.strictObject({
  dealerId: z.string(),
  receiptId: z.string(),
  shipmentId: z.string(),
  orderId: z.string().nullable(),
  number: z.string().nullable(),
  orderNumber: z.string().nullable(),
  dealerName: z.string(),
  platformName: z.string(),
  zone: z.string(),
  serviceClass: z.string(),
  dueAt: z.date(),
  dispatchedAt: z.date().nullable(),
  /** What is logged now. */
  deliveredAt: z.date().nullable(),
  /** What was logged when it was disputed. */
  loggedAt: z.date().nullable(),
  receivedAt: z.date(),
  comment: z.string().nullable(),
  by: z.string().nullable(),
  recordedAt: z.date(),
  outcome: outcome.nullable(),
  note: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.date().nullable(),
});
export type DisputeItem = z.infer<typeof disputeSchema>;

const tables = Prisma.sql`
  receipt r
  JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
  LEFT JOIN dispute_answer a ON a.dealer_id = r.dealer_id AND a.receipt_id = r.id`;

const countsSchema = z.array(z.strictObject({ open: z.int(), answered: z.int() })).length(1);

/** How many disputes in reach wait for an answer, and how many have one. */
export async function countDisputes(scope: Scope): Promise<{ open: number; answered: number }> {
  const rows = await db().$queryRaw`
    SELECT count(*) FILTER (WHERE a.outcome IS NULL)::int AS open, count(a.outcome)::int AS answered
    FROM ${tables} WHERE r.kind = 'disputed' AND ${shipmentReach(scope, s)}`;
  return countsSchema.parse(rows)[0] ?? { open: 0, answered: 0 };
}

/** A page (1-based) of disputes in reach: open ones oldest first, answered ones latest first. */
export async function listDisputes(
  scope: Scope,
  state: "open" | "answered",
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<DisputeItem[]> {
  const [where, order] =
    state === "open"
      ? [Prisma.sql`a.outcome IS NULL`, Prisma.sql`r.recorded_at, r.id`]
      : [Prisma.sql`a.outcome IS NOT NULL`, Prisma.sql`a.recorded_at DESC, r.id`];
  const rows = await db().$queryRaw`
    SELECT r.dealer_id AS "dealerId", r.id AS "receiptId", s.id AS "shipmentId",
      s.order_id AS "orderId", s.number, o.number AS "orderNumber", d.name AS "dealerName",
      p.name AS "platformName", p.zone, s.service_class AS "serviceClass", s.due_at AS "dueAt",
      s.dispatched_at AS "dispatchedAt", s.delivered_at AS "deliveredAt",
      r.logged_at AS "loggedAt", r.received_at AS "receivedAt", r.comment, w.name AS by,
      r.recorded_at AS "recordedAt", a.outcome, a.note, q.name AS "answeredBy",
      a.recorded_at AS "answeredAt"
    FROM ${tables}
    JOIN dealer d ON d.id = s.dealer_id
    JOIN platform p ON p.id = s.platform_id
    LEFT JOIN dealer_order o ON o.dealer_id = s.dealer_id AND o.id = s.order_id
    LEFT JOIN person w ON w.id = r.actor_id
    LEFT JOIN person q ON q.id = a.actor_id
    WHERE r.kind = 'disputed' AND ${where} AND ${shipmentReach(scope, s)}
    ORDER BY ${order} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}`;
  return z.array(disputeSchema).parse(rows);
}

const lockedSchema = z.array(
  z.strictObject({
    shipmentId: z.string(),
    platformId: z.string(),
    receivedAt: z.date(),
    deliveredAt: z.date().nullable(),
    outcome: outcome.nullable(),
    note: z.string().nullable(),
  }),
);

/** A dispute in reach with the answer it has, its shipment locked until the transaction ends. */
export async function lockDispute(
  scope: Scope,
  tx: Tx,
  { dealerId, receiptId }: { readonly dealerId: string; readonly receiptId: string },
) {
  // The shipment is locked in a statement of its own: what is read after it sees who was quicker.
  await tx.$executeRaw`
    SELECT 1 FROM shipment s
    WHERE s.dealer_id = ${dealerId}::uuid AND ${shipmentReach(scope, s)} AND s.id = (
      SELECT r.shipment_id FROM receipt r
      WHERE r.dealer_id = ${dealerId}::uuid AND r.id = ${receiptId}::uuid)
    FOR UPDATE OF s`;
  const rows = await tx.$queryRaw`
    SELECT s.id AS "shipmentId", s.platform_id AS "platformId", r.received_at AS "receivedAt",
      CASE WHEN NOT s.retracted THEN s.delivered_at END AS "deliveredAt", a.outcome, a.note
    FROM ${tables}
    WHERE r.dealer_id = ${dealerId}::uuid AND r.id = ${receiptId}::uuid AND r.kind = 'disputed'
      AND ${shipmentReach(scope, s)}`;
  return lockedSchema.parse(rows)[0] ?? null;
}

/** Appends the answer to a dispute. */
export async function insertDisputeAnswer(
  scope: Scope,
  tx: Tx,
  answer: {
    readonly dealerId: string;
    readonly receiptId: string;
    readonly shipmentId: string;
    readonly outcome: "accepted" | "declined";
    readonly note: string;
  },
  now: Date,
): Promise<void> {
  await tx.disputeAnswer.create({
    data: { ...answer, actorId: scope.actorId, recordedAt: now },
  });
}
