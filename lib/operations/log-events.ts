import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { LoggedEvent, LogRequest, LogResult } from "#lib/contracts/log-event.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { listServed } from "#lib/data/drivers.ts";
import { findFacts } from "#lib/data/facts/read-facts.ts";
import { findPersonName, lockLogPlace, putDevice } from "#lib/data/shipment-log.ts";
import { decideEvent } from "#lib/domain/logging/decide-event.ts";
import { conflictsOf } from "#lib/domain/orders/conflicts.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { takeEvent } from "#lib/operations/take-event.ts";

/**
 * Logs what a form or a device says of shipments, in the order in which it was sent, each in a
 * transaction of its own: one that is refused keeps none of the others, and what was taken stays
 * taken. An event is there once by its id, however often and from wherever it comes.
 *
 * @param userAgent what the browser calls itself
 * @returns what became of each, in the same order, and how far the device's clock is off: its own
 *   less ours
 */
export async function logEvents(
  scope: Scope,
  { deviceId, sentAtMs, mode, events }: LogRequest,
  now: Date,
  userAgent: string,
): Promise<{ results: LogResult[]; skewMs: number }> {
  const skewMs = sentAtMs - now.getTime();
  await putDevice(scope, { id: deviceId, userAgent, skewMs }, now);
  const book = await currentPolicyBook(scope);
  const logging = { scope, book, mode, deviceId, skewMs, now };
  const results: LogResult[] = [];
  // One after the other: a later one builds upon what an earlier one said.
  for (const event of events) results.push(await logEvent(event, logging));
  return { results, skewMs };
}

type Logging = {
  readonly scope: Scope;
  readonly book: PolicyBook;
  readonly mode: LogRequest["mode"];
  readonly deviceId: string;
  readonly skewMs: number;
  readonly now: Date;
};

function logEvent(event: LoggedEvent, logging: Logging): Promise<LogResult> {
  const { scope, book, mode, deviceId, skewMs, now } = logging;
  const { id, dealerId, shipmentId } = event;
  const refused = (why: Refused["why"], params: Refused["params"] = {}): LogResult => {
    return { id, status: "refused", why, params };
  };
  return inSqlTransaction(scope, async (tx) => {
    const place = await lockLogPlace(scope, tx, { dealerId, shipmentId, eventId: id });
    if (place === null) return refused("not_found");
    if (place.takenBy !== null && place.takenBy !== shipmentId) return refused("id_taken");
    const [facts] = await findFacts(tx, [{ dealerId, id: shipmentId }]);
    if (facts === undefined) return refused("not_found");
    const decision = decideEvent(facts, event, {
      mode,
      nowMs: now.getTime(),
      skewMs,
      actorId: scope.actorId,
      device: deviceId,
      isDriver: scope.role === "driver",
      mayCorrect: may(scope, "events:correct"),
      lateEntryMinutes: place.lateEntryMinutes,
      isDriverFit: await isDriverFit(tx, event, facts),
    });
    if (decision.kind === "refuse") return refused(decision.why, decision.params);
    const { occurredAtMs } = decision.event;
    if (decision.kind === "known") {
      const { state, version } = place;
      const kept = { id, state, version, occurredAtMs };
      if (!decision.isConflict) return { ...kept, status: "known" };
      return { ...kept, status: "conflict", params: await againstIt(tx, facts.events, id) };
    }
    await takeEvent(
      scope,
      tx,
      {
        facts,
        event: decision.event,
        driverId: place.driverId,
        lateEntryMinutes: place.lateEntryMinutes,
        book,
      },
      now,
    );
    const events = [...facts.events, decision.event];
    const { state } = foldShipment(events);
    const kept = { id, state, version: place.version + 1, occurredAtMs };
    if (!decision.isConflict) return { ...kept, status: "recorded" };
    return { ...kept, status: "conflict", params: await againstIt(tx, events, id) };
  });
}

type Refused = Extract<LogResult, { status: "refused" }>;

/** What the words need that tell why an event has no effect. */
async function againstIt(
  tx: SqlTx,
  events: readonly ShipmentEvent[],
  id: string,
): Promise<Refused["params"]> {
  const conflict = conflictsOf(events).find(({ event }) => event.id === id);
  if (conflict === undefined) return {};
  const { from, setBy } = conflict;
  if (setBy === null) return { from };
  const by = setBy.actorId === null ? null : await findPersonName(tx, setBy.actorId);
  const set = { from, step: setBy.kind, atMs: setBy.occurredAtMs };
  return by === null ? set : { ...set, by };
}

async function isDriverFit(
  tx: SqlTx,
  { said }: LoggedEvent,
  { platformId }: ShipmentFacts,
): Promise<boolean> {
  if (said.kind !== "dispatched" || said.driverId === undefined) return true;
  return (await listServed(tx, said.driverId, [platformId])).has(platformId);
}
