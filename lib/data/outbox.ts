import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export type OutboxMessage = {
  /** What happened, such as `dispute.opened`. */
  readonly topic: string;
  /** Whose fact it is about; null = of no dealer's. */
  readonly dealerId: string | null;
  readonly payload: Prisma.InputJsonObject;
  readonly at: Date;
};

/** Leaves a message for the relay, in the transaction that made it true. */
export function insertOutbox(
  tx: SqlTx,
  { topic, dealerId, payload, at }: OutboxMessage,
): Promise<void> {
  const created_at = at.toISOString();
  return insertRows(tx, "outbox", [
    { id: newId(), topic, dealer_id: dealerId, payload, created_at },
  ]);
}
