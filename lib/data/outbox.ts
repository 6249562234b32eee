import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export type OutboxMessage = {
  /** What happened, such as `dispute.opened`. */
  readonly topic: string;
  /** Whose fact it is about; null = of no dealer's. */
  readonly dealerId: string | null;
  /** Of which shipment and platform it speaks, where it does: streams are cut to their viewer by them. */
  readonly shipmentId?: string;
  readonly platformId?: string;
  readonly payload: Prisma.InputJsonObject;
  readonly at: Date;
};

/** Leaves a message for the relay, in the transaction that made it true. */
export function insertOutbox(tx: SqlTx, message: OutboxMessage): Promise<void> {
  return insertMessages(tx, [message]);
}

/** A shipment of which others are told; facts are. */
export type ToldShipment = {
  readonly dealerId: string;
  readonly id: string;
  readonly platformId: string;
};

/** Leaves one message for each of these shipments, in the transaction that changed them. */
export function tellShipments(
  tx: SqlTx,
  topic: string,
  shipments: readonly ToldShipment[],
  payload: Prisma.InputJsonObject,
  at: Date,
): Promise<void> {
  return insertMessages(
    tx,
    shipments.map(({ dealerId, id: shipmentId, platformId }) => {
      return { topic, dealerId, shipmentId, platformId, payload, at };
    }),
  );
}

function insertMessages(tx: SqlTx, messages: readonly OutboxMessage[]): Promise<void> {
  const rows = messages.map(({ topic, dealerId, shipmentId, platformId, payload, at }) => ({
    id: newId(),
    topic,
    dealer_id: dealerId,
    shipment_id: shipmentId ?? null,
    platform_id: platformId ?? null,
    payload,
    created_at: at.toISOString(),
  }));
  return insertRows(tx, "outbox", rows);
}
