import type { Scope } from "#lib/auth/scope.ts";
import type { DisputeAnswer } from "#lib/contracts/receipt.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { insertDisputeAnswer, lockDispute } from "#lib/data/disputes.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { insertOutbox } from "#lib/data/outbox.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/**
 * Answers a dispute, once. Accepted, the dealer's time becomes the time of delivery by a `corrected`
 * event, and verdict and rollup follow; declined, the logged one stands. Both times are kept either
 * way. The same answer again changes nothing.
 * @throws AppError not_found, or receipt_refused with the `reason` answered or not_delivered
 */
export async function answerDispute(scope: Scope, answer: DisputeAnswer, now: Date): Promise<void> {
  const book = await currentPolicyBook(scope);
  await inTransaction(scope, async (tx) => {
    const dispute = await lockDispute(scope, tx, answer);
    if (dispute === null) throw new AppError("not_found");
    const { dealerId, receiptId, outcome, note } = answer;
    if (dispute.outcome === outcome && dispute.note === note) return;
    if (dispute.outcome !== null) throw new AppError("receipt_refused", { reason: "answered" });
    const { shipmentId, platformId, deliveredAt, receivedAt } = dispute;
    if (outcome === "accepted") {
      if (deliveredAt === null) throw new AppError("receipt_refused", { reason: "not_delivered" });
      const correction = correctionOf(scope, deliveredAt, receivedAt, now);
      const known = await readFactsById(tx, [{ dealerId, id: shipmentId }]);
      const nothing = { promises: [], lines: [], removedLines: [] };
      const append = known.map((facts) => ({ facts, events: [correction], ...nothing }));
      await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
        book.policyOf(policyVersionId, calendarVersionId),
      );
    }
    await insertDisputeAnswer(scope, tx, { ...answer, shipmentId }, now);
    const said = { receiptId, shipmentId, platformId, outcome };
    await insertOutbox(tx, {
      topic: "dispute.answered",
      dealerId,
      shipmentId,
      platformId,
      payload: said,
      at: now,
    });
    await insertAudit(scope, tx, {
      action: "dispute.answered",
      subject: shipmentId,
      data: { dealerId, receiptId, outcome },
      at: now,
    });
  });
}

/** The event that replaces the logged time of delivery with the dealer's. */
function correctionOf(scope: Scope, from: Date, to: Date, now: Date): ShipmentEvent {
  return {
    id: newId(),
    kind: "corrected",
    occurredAtMs: now.getTime(),
    recordedAtMs: now.getTime(),
    precision: "minute",
    actorId: scope.actorId,
    device: null,
    data: {
      reason: "dealer_disputed",
      correction: { field: "deliveredAt", from: from.toISOString(), to: to.toISOString() },
    },
    importId: null,
    rowNumber: null,
  };
}
