import type { Scope } from "#lib/auth/scope.ts";
import { findLastAssignment, writeDriver } from "#lib/data/assignments.ts";
import { type AuditEntry, insertAudits } from "#lib/data/audit.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { settleStock } from "#lib/data/stock.ts";
import { driverOf, lastTaken } from "#lib/domain/logging/last-taken.ts";
import { stockTarget } from "#lib/domain/logging/stock-target.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/** An event to append to a locked shipment that `driverId` has. */
type Taking = {
  readonly facts: ShipmentFacts;
  readonly event: ShipmentEvent;
  readonly driverId: string | null;
  /** How long ago something may have happened that is entered now, at its platform. */
  readonly lateEntryMinutes: number;
  readonly book: PolicyBook;
};

/**
 * Appends one event in the caller's transaction, and all that follows from it: where its goods are,
 * the projection and its rollup cells, who has the shipment, the audit, and who is told.
 */
export async function takeEvent(
  scope: Scope,
  tx: SqlTx,
  { facts, event, driverId, lateEntryMinutes, book }: Taking,
  now: Date,
): Promise<void> {
  const { dealerId, id: shipmentId, platformId } = facts;
  const events = [...facts.events, event];
  const audits = [auditOf(facts, event, now)];
  const waitedMinutes = waitedOf(event);
  if (waitedMinutes > lateEntryMinutes) {
    const data = { dealerId, id: event.id, kind: event.kind, minutes: waitedMinutes };
    audits.push({ action: "shipment.logged_late", subject: shipmentId, data, at: now });
  }
  // The goods before the rollup's cells, as whoever orders and cancels locks them.
  const before = foldShipment(facts.events);
  const from = stockTarget(before.state);
  const { state, conflicts } = foldShipment(events);
  const to = stockTarget(state);
  if (from !== to) {
    const holder = { dealerId, shipmentId };
    const short = await settleStock(tx, holder, to, scope.actorId, now);
    if (short.length > 0) {
      const data = { dealerId, eventId: event.id, short };
      audits.push({ action: "stock.short", subject: shipmentId, data, at: now });
    }
  }
  // What has lost its effect now, itself or another, somebody has to look at: an alarm is raised of it.
  for (const eventId of conflicts.filter((id) => !before.conflicts.includes(id))) {
    const data = { dealerId, eventId };
    audits.push({ action: "shipment.conflict", subject: shipmentId, data, at: now });
  }
  const append = [{ facts, events: [event], promises: [], lines: [], removedLines: [] }];
  await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
    book.policyOf(policyVersionId, calendarVersionId),
  );
  const taken = lastTaken(events);
  if (taken !== null) {
    const driver = driverOf(taken, await findLastAssignment(tx, shipmentId));
    if (driver !== undefined && driver !== driverId) {
      await writeDriver(tx, { dealerId, shipmentId }, driver);
    }
  }
  await insertAudits(scope, tx, audits);
  const payload = { eventId: event.id, kind: event.kind, state };
  await tellShipments(
    tx,
    "shipment.logged",
    [{ dealerId, id: shipmentId, platformId }],
    payload,
    now,
  );
}

/** How many minutes lay between an event's entering, by the word of its device, and its coming. */
function waitedOf({ recordedAtMs, data: { clock } }: ShipmentEvent): number {
  return clock === undefined ? 0 : Math.floor((recordedAtMs - clock.enteredAtMs) / 60_000);
}

/** Who did what, without the names and words that the event itself keeps. */
function auditOf(
  { dealerId, id: shipmentId }: ShipmentFacts,
  event: ShipmentEvent,
  at: Date,
): AuditEntry {
  const { kind, data } = event;
  const action = `shipment.${kind === "corrected" || kind === "withdrawn" ? kind : "logged"}`;
  return {
    action,
    subject: shipmentId,
    data: {
      dealerId,
      id: event.id,
      kind,
      occurredAt: new Date(event.occurredAtMs).toISOString(),
      ...(data.correction === undefined ? {} : { ...data.correction }),
      ...(data.withdrawal === undefined ? {} : { withdrawn: data.withdrawal.eventId }),
    },
    at,
  };
}
