import type { SqlTx } from "#lib/data/client.ts";
import type { PauseFact } from "#lib/domain/orders/shipment-facts.ts";

/** The shipment whose clock stands still. */
export type PausedKey = { readonly dealerId: string; readonly shipmentId: string };

/** Writes a pause that somebody has opened. */
export async function insertPause(
  tx: SqlTx,
  { dealerId, shipmentId }: PausedKey,
  pause: PauseFact,
  actorId: string | null,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO pause (dealer_id, id, shipment_id, from_at, to_at, reason, recorded_at, actor_id)
    VALUES (${dealerId}::uuid, ${pause.id}::uuid, ${shipmentId}::uuid,
      ${new Date(pause.fromMs)}::timestamptz,
      ${pause.toMs === null ? null : new Date(pause.toMs)}::timestamptz, ${pause.reason},
      ${new Date(pause.recordedAtMs)}::timestamptz, ${actorId}::uuid)`;
}

/** Writes the end of an open pause. */
export async function updatePauseEnd(
  tx: SqlTx,
  dealerId: string,
  pauseId: string,
  toMs: number,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE pause SET to_at = ${new Date(toMs)}::timestamptz
    WHERE dealer_id = ${dealerId}::uuid AND id = ${pauseId}::uuid AND to_at IS NULL`;
}
