import type { Scope } from "#lib/auth/scope.ts";
import { reasonSchema } from "#lib/contracts/order.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { db } from "#lib/data/client.ts";
import { findFacts, readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { isShipmentInReach } from "#lib/data/orders-changing.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import {
  rescheduled,
  rescheduleRefusal,
  standingPromise,
} from "#lib/domain/ordering/change-shipment.ts";
import {
  type RescheduleChoice,
  rescheduleChoices,
} from "#lib/domain/ordering/reschedule-choices.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

type Key = { readonly dealerId: string; readonly shipmentId: string };

/** A wish for another time of delivery: one of the choices, by its due. */
export type Rescheduling = Key & { readonly dueAtMs: number; readonly reason: string };

/**
 * The later times that the dealer may ask for, by the hours that the platform keeps now; none where
 * nothing can be asked any more.
 * @throws AppError not_found
 */
export async function listRescheduleChoices(
  scope: Scope,
  { dealerId, shipmentId }: Key,
  nowMs: number,
): Promise<RescheduleChoice[]> {
  if (!(await isShipmentInReach(scope, dealerId, shipmentId))) throw new AppError("not_found");
  const [book, [facts]] = await Promise.all([
    currentPolicyBook(scope),
    findFacts(db(), [{ dealerId, id: shipmentId }]),
  ]);
  if (!facts || rescheduleRefusal(facts, nowMs) !== null) return [];
  return choicesOf(book, facts, nowMs);
}

/**
 * Puts a delivery off at the dealer's wish: another promise stands beside the original one, which goes
 * on ruling the raw figure. The same wish again changes nothing.
 *
 * @throws AppError not_found; bad_input for the reason; order_refused with the `reason` delivered,
 *   cancelled, returned, overdue or not_offered
 */
export async function rescheduleShipment(
  scope: Scope,
  { dealerId, shipmentId, dueAtMs, reason: said }: Rescheduling,
  now: Date,
): Promise<void> {
  const reason = reasonSchema.safeParse(said);
  if (!reason.success) throw new AppError("bad_input", { field: "reason", value: said });
  const nowMs = now.getTime();
  const book = await currentPolicyBook(scope);
  await inSqlTransaction(scope, async (tx) => {
    const isThere = await isShipmentInReach(scope, dealerId, shipmentId, tx);
    const [facts] = isThere ? await readFactsById(tx, [{ dealerId, id: shipmentId }]) : [];
    const standing = facts && standingPromise(facts);
    if (!facts || !standing) throw new AppError("not_found");
    const refused = rescheduleRefusal(facts, nowMs);
    if (refused !== null) throw refusal(refused, facts);
    if (standing.kind === "dealer_asked" && standing.dueAtMs === dueAtMs) return;
    const choice = choicesOf(book, facts, nowMs).find((one) => one.dueAtMs === dueAtMs);
    if (!choice) throw refusal("not_offered", facts);
    const change = { id: newId(), actorId: scope.actorId, reason: reason.data, nowMs };
    const due = { dueAtMs, dueOn: choice.dueOn, promiseId: newId() };
    const { event, promise } = rescheduled(standing, change, due);
    const added = { events: [event], promises: [promise], lines: [], removedLines: [] };
    const append = [{ facts, ...added }];
    await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
      book.policyOf(policyVersionId, calendarVersionId),
    );
    const from = new Date(standing.dueAtMs).toISOString();
    const to = new Date(dueAtMs).toISOString();
    await insertAudit(scope, tx, {
      action: "shipment.rescheduled",
      subject: shipmentId,
      data: { dealerId, from, to, reason: reason.data },
      at: now,
    });
    const payload = { shipmentId, platformId: facts.platformId, from, to };
    await tellShipments(tx, "shipment.rescheduled", [facts], payload, now);
  });
}

/** The hours of today's versions: an exception that was added since is known. */
function choicesOf(book: PolicyBook, facts: ShipmentFacts, nowMs: number): RescheduleChoice[] {
  const promised = book.promise(facts, nowMs);
  const policy = promised && book.policyOf(promised.policyVersionId, promised.calendarVersionId);
  const dueAtMs = standingPromise(facts)?.dueAtMs;
  return policy && dueAtMs !== undefined ? rescheduleChoices(policy, dueAtMs, nowMs) : [];
}

function refusal(reason: string, { number }: ShipmentFacts): AppError {
  return new AppError("order_refused", { reason, number: number ?? "" });
}
