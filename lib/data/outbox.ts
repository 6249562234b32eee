import type { Tx } from "#lib/data/client.ts";
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
export async function insertOutbox(
  tx: Tx,
  { topic, dealerId, payload, at }: OutboxMessage,
): Promise<void> {
  await tx.outbox.create({ data: { id: newId(), topic, dealerId, payload, createdAt: at } });
}
