import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { requestNow } from "#app/cohort.ts";
import { parseAsId } from "#app/search-params.ts";
import type { ShipmentEntry } from "#components/tracking/shipment-entry.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { promiseStepsSchema } from "#lib/contracts/promise-steps.ts";
import { listAttachments } from "#lib/data/attachments.ts";
import { findOrder } from "#lib/data/order-detail.ts";
import { listReceipts } from "#lib/data/receipts.ts";
import { findShipment } from "#lib/data/shipment-detail.ts";

const precisionSchema = z.enum(["date", "minute", "second"]);
const promiseSchema = z.object({
  kind: z.enum(["original", "dealer_asked"]),
  duePrecision: z.enum(["date", "instant"]),
  steps: promiseStepsSchema,
});

type Params = Promise<{ dealerId: string; orderId: string }>;

/** An order with all that its page says of it, read once a request; 404 where it is not in reach. */
export const requestOrder = cache(async (params: Params) => {
  const scope = await requireScope("orders:read");
  const given = await params;
  const [dealerId, orderId] = [parseAsId.parse(given.dealerId), parseAsId.parse(given.orderId)];
  const order =
    dealerId === null || orderId === null ? null : await findOrder(scope, dealerId, orderId);
  if (order === null) return notFound();
  const { shipmentIds } = order;
  const [found, receipts, files] = await Promise.all([
    Promise.all(shipmentIds.map((id) => findShipment(scope, order.dealerId, id, requestNow()))),
    listReceipts(scope, order.dealerId, shipmentIds),
    listAttachments(scope, order.dealerId, shipmentIds),
  ]);
  const shipments = found
    .filter((shipment) => shipment !== null)
    .map(
      (shipment): ShipmentEntry => ({
        ...shipment,
        events: shipment.events.map((event) => ({
          ...event,
          precision: precisionSchema.parse(event.precision),
        })),
        promises: shipment.promises.map((promise) => ({
          ...promise,
          ...promiseSchema.parse(promise),
        })),
        receipts: receipts.filter(({ shipmentId }) => shipmentId === shipment.id),
      }),
    );
  return { order, shipments, files };
});
