import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";
import type { CellKey } from "#lib/data/facts/refresh-rollup.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import type { Delivery, EarlierDispute } from "#lib/domain/orders/receipt.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;
const ms = z.number().nullable();

/** What a dealer says of a delivery, as it is stored. Instants are epoch milliseconds. */
export type NewReceipt = {
  readonly id: string;
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly kind: "confirmed" | "disputed" | "felt";
  readonly receivedAtMs: number | null;
  readonly onTime: boolean | null;
  readonly allRight: boolean | null;
  readonly comment: string | null;
};

const lockedSchema = z.array(
  z.strictObject({
    dealerId: z.string(),
    platformId: z.string(),
    serviceClass: z.string(),
    dueOn: z.string(),
    acceptedAtMs: ms,
    dispatchedAtMs: ms,
    deliveredAtMs: ms,
    felt: z.enum(["on_time", "late"]).nullable(),
  }),
);

/** A shipment that somebody speaks of, locked until the transaction ends. */
export type LockedDelivery = Delivery & CellKey & { readonly felt: "on_time" | "late" | null };

/** Locks a shipment in reach whose import stands; null where there is none. */
export async function lockDelivery(
  scope: Scope,
  tx: Tx,
  { dealerId, shipmentId }: { readonly dealerId: string; readonly shipmentId: string },
): Promise<LockedDelivery | null> {
  const rows = await tx.$queryRaw`
    SELECT s.dealer_id AS "dealerId", s.platform_id AS "platformId",
      s.service_class AS "serviceClass", s.due_on::text AS "dueOn", s.felt,
      (extract(epoch FROM s.accepted_at) * 1000)::float8 AS "acceptedAtMs",
      (extract(epoch FROM s.dispatched_at) * 1000)::float8 AS "dispatchedAtMs",
      (extract(epoch FROM s.delivered_at) * 1000)::float8 AS "deliveredAtMs"
    FROM shipment s
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid AND NOT s.retracted
      AND ${shipmentReach(scope, s)}
    FOR UPDATE OF s`;
  return lockedSchema.parse(rows)[0] ?? null;
}

/** Whether something was said under this id already: this very thing, or something else. */
export async function findSaid(tx: Tx, said: NewReceipt): Promise<"same" | "other" | null> {
  const { dealerId, id } = said;
  const known = await tx.receipt.findUnique({ where: { dealerId_id: { dealerId, id } } });
  if (known === null) return null;
  const isSame =
    known.shipmentId === said.shipmentId &&
    known.kind === said.kind &&
    (known.receivedAt?.getTime() ?? null) === said.receivedAtMs &&
    known.onTime === said.onTime &&
    known.allRight === said.allRight &&
    known.comment === said.comment;
  return isSame ? "same" : "other";
}

const earlierSchema = z.array(z.strictObject({ loggedAtMs: ms, isAnswered: z.boolean() }));

/** The disputes of a shipment so far. */
export async function listEarlierDisputes(
  tx: Tx,
  { dealerId, shipmentId }: { readonly dealerId: string; readonly shipmentId: string },
): Promise<EarlierDispute[]> {
  const rows = await tx.$queryRaw`
    SELECT (extract(epoch FROM r.logged_at) * 1000)::float8 AS "loggedAtMs",
      EXISTS (SELECT 1 FROM dispute_answer a
        WHERE a.dealer_id = r.dealer_id AND a.receipt_id = r.id) AS "isAnswered"
    FROM receipt r
    WHERE r.dealer_id = ${dealerId}::uuid AND r.shipment_id = ${shipmentId}::uuid
      AND r.kind = 'disputed'`;
  return earlierSchema.parse(rows);
}

/** What a dealer says, beside the time of delivery that was logged then; and who said it when. */
export type StoredReceipt = NewReceipt & {
  readonly loggedAtMs: number | null;
  readonly actorId: string | null;
  readonly recordedAtMs: number;
};

/** Appends what dealers say. */
export function insertReceipts(tx: SqlTx, receipts: readonly StoredReceipt[]): Promise<void> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const rows = receipts.map((receipt) => ({
    dealer_id: receipt.dealerId,
    id: receipt.id,
    shipment_id: receipt.shipmentId,
    kind: receipt.kind,
    received_at: iso(receipt.receivedAtMs),
    logged_at: iso(receipt.loggedAtMs),
    on_time: receipt.onTime,
    all_right: receipt.allRight,
    comment: receipt.comment,
    actor_id: receipt.actorId,
    recorded_at: iso(receipt.recordedAtMs),
  }));
  return insertRows(tx, "receipt", rows);
}

/** Projects the dealer's latest answer to "on time?" on each of these shipments. */
export async function updateFelt(
  tx: SqlTx,
  shipments: readonly { readonly dealerId: string; readonly shipmentId: string }[],
): Promise<void> {
  const keys = shipments.map(({ dealerId, shipmentId }) => ({ dealerId, shipmentId }));
  await tx.$executeRaw`
    UPDATE shipment s SET felt = (
      SELECT CASE WHEN r.on_time THEN 'on_time' ELSE 'late' END
      FROM receipt r
      WHERE r.dealer_id = s.dealer_id AND r.shipment_id = s.id AND r.on_time IS NOT NULL
      ORDER BY r.recorded_at DESC, r.id DESC LIMIT 1)
    FROM json_to_recordset(${JSON.stringify(keys)}::json) AS k("dealerId" uuid, "shipmentId" uuid)
    WHERE s.dealer_id = k."dealerId" AND s.id = k."shipmentId"`;
}

const receiptsSchema = z.array(
  z.strictObject({
    id: z.string(),
    shipmentId: z.string(),
    kind: z.enum(["confirmed", "disputed", "felt"]),
    receivedAt: z.date().nullable(),
    loggedAt: z.date().nullable(),
    onTime: z.boolean().nullable(),
    allRight: z.boolean().nullable(),
    comment: z.string().nullable(),
    recordedAt: z.date(),
    by: z.string().nullable(),
    outcome: z.enum(["accepted", "declined"]).nullable(),
    note: z.string().nullable(),
    answeredAt: z.date().nullable(),
    answeredBy: z.string().nullable(),
  }),
);

/** What a dealer has said of a delivery, and for a dispute how it was answered; `by` are names. */
export type ReceiptItem = z.infer<typeof receiptsSchema>[number];

/** All that a dealer has said of some of its shipments, in the order in which it was said. */
export async function listReceipts(
  scope: Scope,
  dealerId: string,
  shipmentIds: readonly string[],
): Promise<ReceiptItem[]> {
  const rows = await db().$queryRaw`
    SELECT r.id, r.shipment_id AS "shipmentId", r.kind, r.received_at AS "receivedAt",
      r.logged_at AS "loggedAt", r.on_time AS "onTime", r.all_right AS "allRight", r.comment,
      r.recorded_at AS "recordedAt", p.name AS by, a.outcome, a.note,
      a.recorded_at AS "answeredAt", q.name AS "answeredBy"
    FROM receipt r
    JOIN shipment s ON s.dealer_id = r.dealer_id AND s.id = r.shipment_id
    LEFT JOIN dispute_answer a ON a.dealer_id = r.dealer_id AND a.receipt_id = r.id
    LEFT JOIN person p ON p.id = r.actor_id
    LEFT JOIN person q ON q.id = a.actor_id
    WHERE r.dealer_id = ${dealerId}::uuid AND r.shipment_id = ANY(${[...shipmentIds]}::uuid[])
      AND ${shipmentReach(scope, s)}
    ORDER BY r.recorded_at, r.id`;
  return receiptsSchema.parse(rows);
}
