import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { isShipmentInReach } from "#lib/data/orders-changing.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import type { PauseRefusal } from "#lib/domain/logging/check-pause.ts";
import type { PauseFact, ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/** The shipment whose clock stands still. */
export type PausedKey = { readonly dealerId: string; readonly shipmentId: string };

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

/** Appends what was said of a shipment's clock, with the audit row and the word of it. */
export async function tellPause(
  scope: Scope,
  tx: SqlTx,
  { facts, pause, opened, book }: Paused,
  now: Date,
): Promise<void> {
  const { dealerId, id } = facts;
  const said = (kind: "paused" | "resumed", eventId: string, atMs: number): ShipmentEvent => ({
    id: eventId,
    kind,
    occurredAtMs: atMs,
    recordedAtMs: now.getTime(),
    precision: "second",
    actorId: scope.actorId,
    device: null,
    data: kind === "paused" ? { reason: pause.reason } : {},
    importId: null,
    rowNumber: null,
  });
  const events = [
    ...(opened ? [said("paused", pause.id, pause.fromMs)] : []),
    ...(pause.toMs === null ? [] : [said("resumed", newId(), pause.toMs)]),
  ];
  const append = [{ facts, events, promises: [], lines: [], removedLines: [] }];
  await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
    book.policyOf(policyVersionId, calendarVersionId),
  );
  const from = new Date(pause.fromMs).toISOString();
  const to = pause.toMs === null ? null : new Date(pause.toMs).toISOString();
  await insertAudit(scope, tx, {
    action: opened ? "shipment.paused" : "shipment.resumed",
    subject: id,
    data: { dealerId, pauseId: pause.id, from, to, reason: pause.reason },
    at: now,
  });
  await tellShipments(tx, "shipment.paused", [facts], { pauseId: pause.id, from, to }, now);
}

type Paused = {
  readonly facts: ShipmentFacts;
  readonly pause: PauseFact;
  /** Whether it begins with this, and does not only end. */
  readonly opened: boolean;
  readonly book: PolicyBook;
};
