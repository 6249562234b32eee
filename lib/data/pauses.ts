import type { SqlTx } from "#lib/data/client.ts";
import type { PauseFact } from "#lib/domain/orders/shipment-facts.ts";

/** A pause as it is from now on, and who began it; null = there is none any more. */
export type ChangedPause = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly id: string;
  readonly pause: PauseFact | null;
  readonly actorId: string | null;
};

/** Writes what has become of pauses; who began one stays. */
export async function writePauses(tx: SqlTx, changed: readonly ChangedPause[]): Promise<void> {
  for (const { dealerId, shipmentId, id, pause, actorId } of changed) {
    if (pause === null) {
      await tx.$executeRaw`
        DELETE FROM pause WHERE dealer_id = ${dealerId}::uuid AND id = ${id}::uuid`;
      continue;
    }
    const to = pause.toMs === null ? null : new Date(pause.toMs);
    await tx.$executeRaw`
      INSERT INTO pause (dealer_id, id, shipment_id, from_at, to_at, reason, recorded_at, actor_id)
      VALUES (${dealerId}::uuid, ${id}::uuid, ${shipmentId}::uuid,
        ${new Date(pause.fromMs)}::timestamptz, ${to}::timestamptz, ${pause.reason},
        ${new Date(pause.recordedAtMs)}::timestamptz, ${actorId}::uuid)
      ON CONFLICT (dealer_id, id) DO UPDATE
      SET from_at = excluded.from_at, to_at = excluded.to_at, reason = excluded.reason`;
  }
}
