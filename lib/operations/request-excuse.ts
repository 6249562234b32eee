import type { Scope } from "#lib/auth/scope.ts";
import type { ExcuseRequest, ExcuseWithdrawal } from "#lib/contracts/excuse.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import {
  areEvidence,
  findRequest,
  insertRequest,
  isExcusable,
  lockMiss,
  updateRequest,
} from "#lib/data/excuses.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { type ExcuseRefusal, requestRefusal } from "#lib/domain/excuses/excuse.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Asks that a miss be excused. The same request again, by its id, changes nothing.
 * @throws AppError not_found, or excuse_refused with its `reason`
 */
export async function requestExcuse(
  scope: Scope,
  request: ExcuseRequest,
  now: Date,
): Promise<void> {
  const { id: requestId, dealerId, shipmentId, reason, files } = request;
  await inTransaction(scope, async (tx) => {
    const miss = await lockMiss(scope, tx, request);
    if (miss === null) throw new AppError("not_found");
    const known = await findRequest(tx, { dealerId, requestId });
    if (known?.shipmentId === shipmentId && known.requestedBy === scope.actorId) return;
    if (known !== null) throw new AppError("id_taken");
    const refusal = requestRefusal(miss, { waits: miss.waits, nowMs: now.getTime() });
    if (refusal !== null) throw excuseRefused(refusal);
    if (!(await isExcusable(tx, reason))) throw excuseRefused("bad_reason");
    if (!(await areEvidence(tx, request, files))) throw excuseRefused("bad_files");
    await insertRequest(scope, tx, request, now);
    const told = { requestId, outcome: "requested", reason };
    const shipment = { dealerId, id: shipmentId, platformId: miss.platformId };
    await tellShipments(tx, "shipment.excused", [shipment], told, now);
    await insertAudit(scope, tx, {
      action: "excuse.requested",
      subject: shipmentId,
      data: { dealerId, requestId, reason, files },
      at: now,
    });
  });
}

/**
 * Takes a request back that nobody has decided yet; only whoever made it may.
 * @throws AppError not_found, or excuse_refused with its `reason`
 */
export async function withdrawExcuse(
  scope: Scope,
  key: ExcuseWithdrawal,
  now: Date,
): Promise<void> {
  const { dealerId, requestId } = key;
  await inTransaction(scope, async (tx) => {
    const asked = await findRequest(tx, key);
    const miss = asked && (await lockMiss(scope, tx, { dealerId, shipmentId: asked.shipmentId }));
    // Read again: who waited for the shipment sees what the other one has made of the request.
    const request = miss && (await findRequest(tx, key));
    if (!miss || !request) throw new AppError("not_found");
    if (request.requestedBy !== scope.actorId) throw excuseRefused("not_yours");
    if (request.outcome === "withdrawn") return;
    if (request.outcome !== null) throw excuseRefused("decided");
    const { shipmentId } = request;
    await updateRequest(scope, tx, key, { outcome: "withdrawn", note: null }, now);
    const shipment = { dealerId, id: shipmentId, platformId: miss.platformId };
    const told = { requestId, outcome: "withdrawn" };
    await tellShipments(tx, "shipment.excused", [shipment], told, now);
    await insertAudit(scope, tx, {
      action: "excuse.withdrawn",
      subject: shipmentId,
      data: { dealerId, requestId },
      at: now,
    });
  });
}

/** A refusal by its reason. */
export function excuseRefused(reason: ExcuseRefusal): AppError {
  return new AppError("excuse_refused", { reason });
}
