import type { Scope } from "#lib/auth/scope.ts";
import { type CancelledBy, reasonSchema } from "#lib/contracts/order.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { lockOrder, updateWaiting } from "#lib/data/orders-changing.ts";
import type { OrderKey } from "#lib/data/orders-write.ts";
import { insertOutbox, tellShipments } from "#lib/data/outbox.ts";
import { lockGoods, settleStock } from "#lib/data/stock.ts";
import { cancelledEvent, cancelRefusal } from "#lib/domain/ordering/change-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

/** What is to be taken back of an order: all of it, one shipment, or what still waits. */
export type CancelWhat =
  | { readonly kind: "order" }
  | { readonly kind: "shipment"; readonly shipmentId: string }
  | { readonly kind: "waiting" };

export type Cancellation = OrderKey & {
  readonly what: CancelWhat;
  readonly reason: string;
  /** Whose decision it is; of a dealer's own people always the dealer's. */
  readonly by: CancelledBy;
};

/** What was taken back, by id; nothing where it had been before. */
export type Cancelled = { readonly shipmentIds: readonly string[]; readonly piecesWaiting: number };

/**
 * Cancels an order, a shipment of it or what waits of it, as long as nothing concerned has left. The
 * reserved goods are free again; whether it counts as void or as late, the clock decides. The same
 * again changes nothing.
 *
 * @throws AppError not_found; bad_input for the reason; order_refused with the `reason` dispatched,
 *   delivered or returned, and the shipment's number, and then nothing is cancelled
 */
export async function cancelOrder(
  scope: Scope,
  { what, by, reason: said, ...key }: Cancellation,
  now: Date,
): Promise<Cancelled> {
  const reason = reasonSchema.safeParse(said);
  if (!reason.success) throw new AppError("bad_input", { field: "reason", value: said });
  const book = await currentPolicyBook(scope);
  return inSqlTransaction(scope, async (tx) => {
    const order = await lockOrder(scope, tx, key);
    if (order === null) throw new AppError("not_found");
    const concerned = order.shipments.filter(({ id }) => isConcerned(what, id));
    if (what.kind === "shipment" && concerned.length === 0) throw new AppError("not_found");
    if (concerned.some(({ inReach }) => !inReach)) throw new AppError("not_found");
    const cancelledBy = scope.role === "dealer" ? "dealer" : by;
    const cancelling = { scope, book, cancelledBy, reason: reason.data, now };
    const shipmentIds = await cancelShipments(
      tx,
      key.dealerId,
      concerned.map(({ id }) => id),
      cancelling,
    );
    const waiting = what.kind === "shipment" ? [] : order.lines.filter((line) => line.waiting > 0);
    if (waiting.length > 0) {
      const none = waiting.map(({ lineNo }) => ({ lineNo, waiting: 0 }));
      await updateWaiting(tx, key, none);
    }
    const piecesWaiting = waiting.reduce((sum, line) => sum + line.waiting, 0);
    if (shipmentIds.length === 0 && piecesWaiting === 0) return { shipmentIds, piecesWaiting };
    const told = { number: order.number, what: what.kind, cancelledBy, shipmentIds, piecesWaiting };
    const { dealerId, orderId } = key;
    await insertAudit(scope, tx, {
      action: "order.cancelled",
      subject: orderId,
      data: { dealerId, reason: reason.data, ...told },
      at: now,
    });
    const message = { dealerId, payload: { orderId, ...told }, at: now };
    await insertOutbox(tx, { topic: "order.cancelled", ...message });
    return { shipmentIds, piecesWaiting };
  });
}

function isConcerned(what: CancelWhat, shipmentId: string): boolean {
  return what.kind === "order" || (what.kind === "shipment" && what.shipmentId === shipmentId);
}

type Cancelling = {
  readonly scope: Scope;
  readonly book: PolicyBook;
  readonly cancelledBy: CancelledBy;
  readonly reason: string;
  readonly now: Date;
};

/** Cancels those that are not cancelled yet; all of them or none. */
async function cancelShipments(
  tx: SqlTx,
  dealerId: string,
  ids: readonly string[],
  { scope, book, cancelledBy, reason, now }: Cancelling,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await readFactsById(
    tx,
    ids.map((id) => ({ dealerId, id })),
  );
  const open = known.filter(isToCancel);
  const append = open.map((facts) => {
    const change = { id: newId(), actorId: scope.actorId, reason, nowMs: now.getTime() };
    const events = [cancelledEvent(change, cancelledBy)];
    return { facts, events, promises: [], lines: [], removedLines: [] };
  });
  const holders = open.map(({ id }) => ({ dealerId, shipmentId: id }));
  await lockGoods(tx, holders);
  for (const holder of holders) await settleStock(tx, holder, "free", scope.actorId, now);
  await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
    book.policyOf(policyVersionId, calendarVersionId),
  );
  await tellShipments(tx, "shipment.cancelled", open, { cancelledBy }, now);
  return open.map(({ id }) => id);
}

function isToCancel(facts: ShipmentFacts): boolean {
  const refused = cancelRefusal(facts);
  if (refused === null || refused === "cancelled") return refused === null;
  throw new AppError("order_refused", { reason: refused, number: facts.number ?? "" });
}
