import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { isShipmentInReach } from "#lib/data/orders-changing.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import type { PausedKey } from "#lib/data/pauses.ts";
import type { PauseRefusal } from "#lib/domain/logging/check-pause.ts";
import type { PauseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/**
 * The facts of a shipment in reach, locked.
 * @throws AppError not_found
 */
export async function lockPausable(
  scope: Scope,
  tx: SqlTx,
  { dealerId, shipmentId }: PausedKey,
): Promise<ShipmentFacts> {
  const isThere = await isShipmentInReach(scope, dealerId, shipmentId, tx);
  const [facts] = isThere ? await readFactsById(tx, [{ dealerId, id: shipmentId }]) : [];
  if (!facts) throw new AppError("not_found");
  return facts;
}

export function refusePause(reason: PauseRefusal): AppError {
  return new AppError("pause_refused", { reason });
}

/** Projects a shipment anew by its pauses, with the audit row and the word of it. */
export async function tellPause(
  scope: Scope,
  tx: SqlTx,
  { facts, pauses, pause, book }: Paused,
  now: Date,
): Promise<void> {
  const { dealerId, id } = facts;
  const nothing = { events: [], promises: [], lines: [], removedLines: [] };
  const append = [{ facts: { ...facts, pauses }, ...nothing }];
  await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
    book.policyOf(policyVersionId, calendarVersionId),
  );
  const from = new Date(pause.fromMs).toISOString();
  const to = pause.toMs === null ? null : new Date(pause.toMs).toISOString();
  const isClosing = facts.pauses.some((one) => one.id === pause.id);
  await insertAudit(scope, tx, {
    action: isClosing ? "shipment.resumed" : "shipment.paused",
    subject: id,
    data: { dealerId, pauseId: pause.id, from, to, reason: pause.reason },
    at: now,
  });
  await tellShipments(tx, "shipment.paused", [facts], { pauseId: pause.id, from, to }, now);
}

type Paused = {
  /** As they were. */
  readonly facts: ShipmentFacts;
  /** All of them, as they are now, and the one that is new or has ended. */
  readonly pauses: readonly PauseFact[];
  readonly pause: PauseFact;
  readonly book: PolicyBook;
};
