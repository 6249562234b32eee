import { ProofOfDelivery } from "#components/attachments/proof-of-delivery.tsx";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import type { Scope } from "#lib/auth/scope.ts";
import { listAttachments } from "#lib/data/attachments.ts";
import type { ShipmentDetail } from "#lib/data/shipment-detail.ts";

/** What proves the delivery of a shipment, or that it was tried. */
export async function ProofPart({
  scope,
  shipment,
  events,
}: {
  scope: Scope;
  shipment: ShipmentDetail;
  events: readonly EventItem[];
}) {
  const files = await listAttachments(scope, shipment.dealerId, [shipment.id]);
  return <ProofOfDelivery events={events} files={files} zone={shipment.zone} />;
}
