import type { Scope } from "#lib/auth/scope.ts";
import type { ExcuseDecision, ExcuseRevocation } from "#lib/contracts/excuse.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import {
  deleteExcuse,
  findApproved,
  findRequest,
  lockMiss,
  updateApprover,
  updateRequest,
} from "#lib/data/excuses.ts";
import { insertExcuses } from "#lib/data/facts/insert-facts.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { decisionRefusal } from "#lib/domain/excuses/excuse.ts";
import type { ExcuseFact } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { excuseRefused } from "#lib/operations/request-excuse.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/**
 * Decides a request, once. Approved, the miss leaves the adjusted denominator, and the rollup follows;
 * the raw figures stay. The same decision by the same person again changes nothing.
 * @throws AppError not_found, or excuse_refused with its `reason`
 */
export async function decideExcuse(
  scope: Scope,
  { outcome, note, ...key }: ExcuseDecision,
  now: Date,
): Promise<void> {
  const { dealerId, requestId } = key;
  const book = await currentPolicyBook(scope);
  await inTransaction(scope, async (tx) => {
    const asked = await findRequest(tx, key);
    const miss = asked && (await lockMiss(scope, tx, { dealerId, shipmentId: asked.shipmentId }));
    // Read again: who waited for the shipment sees what the other one has decided.
    const request = miss && (await findRequest(tx, key));
    if (!miss || !request) throw new AppError("not_found");
    if (request.outcome === outcome && request.decidedBy === scope.actorId) return;
    const decision = { outcome, actorId: scope.actorId, nowMs: now.getTime() };
    const refusal = decisionRefusal(request, miss, decision);
    if (refusal !== null) throw excuseRefused(refusal);
    const { shipmentId, reason } = request;
    await updateRequest(scope, tx, key, { outcome, note: note === "" ? null : note }, now);
    if (outcome === "approved") {
      const fact = { id: newId(), reason, approvedAtMs: now.getTime() };
      await insertExcuses(tx, [{ dealerId, shipmentId, fact }]);
      await updateApprover(scope, tx, { dealerId, shipmentId });
      await project(tx, book, { dealerId, shipmentId }, [fact]);
    }
    const shipment = { dealerId, id: shipmentId, platformId: miss.platformId };
    await tellShipments(tx, "shipment.excused", [shipment], { requestId, outcome, reason }, now);
    await insertAudit(scope, tx, {
      action: `excuse.${outcome}`,
      subject: shipmentId,
      data: { dealerId, requestId, reason, note },
      at: now,
    });
  });
}

/**
 * Takes an excuse off a shipment, approved by mistake or on grounds that proved wrong: the miss counts
 * in the adjusted figures again. Nobody does it to what they asked for themselves.
 * @throws AppError not_found, or excuse_refused with its `reason`
 */
export async function revokeExcuse(
  scope: Scope,
  { note, ...key }: ExcuseRevocation,
  now: Date,
): Promise<void> {
  const { dealerId, shipmentId } = key;
  const book = await currentPolicyBook(scope);
  await inTransaction(scope, async (tx) => {
    const miss = await lockMiss(scope, tx, key);
    if (miss === null) throw new AppError("not_found");
    const request = await findApproved(tx, key);
    if (request !== null && request.requestedBy === scope.actorId) {
      throw excuseRefused("own_request");
    }
    const reason = await deleteExcuse(tx, key);
    if (reason === null) throw excuseRefused("not_excused");
    const requestId = request?.id ?? null;
    if (requestId !== null) {
      const made = { outcome: "revoked", note } as const;
      await updateRequest(scope, tx, { dealerId, requestId }, made, now);
    }
    await project(tx, book, key, []);
    const shipment = { dealerId, id: shipmentId, platformId: miss.platformId };
    const told = { requestId, outcome: "revoked", reason };
    await tellShipments(tx, "shipment.excused", [shipment], told, now);
    await insertAudit(scope, tx, {
      action: "excuse.revoked",
      subject: shipmentId,
      data: { dealerId, requestId, reason, note },
      at: now,
    });
  });
}

/** Projects a shipment with these excuses, and its cells of the rollup. */
async function project(
  tx: Tx,
  book: PolicyBook,
  { dealerId, shipmentId }: { readonly dealerId: string; readonly shipmentId: string },
  excuses: readonly ExcuseFact[],
): Promise<void> {
  const known = await readFactsById(tx, [{ dealerId, id: shipmentId }]);
  const nothing = { events: [], promises: [], lines: [], removedLines: [] };
  const append = known.map((facts) => ({ facts: { ...facts, excuses }, ...nothing }));
  await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
    book.policyOf(policyVersionId, calendarVersionId),
  );
}
