import { getTranslations } from "next-intl/server";
import {
  cancelAction,
  rescheduleAction,
} from "#app/(dealer)/orders/[dealerId]/[orderId]/change-actions.ts";
import { requestNow } from "#app/cohort.ts";
import { CancelForm, RescheduleForm } from "#components/tracking/change-forms.tsx";
import type { ShipmentEntry } from "#components/tracking/shipment-entry.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { listRescheduleChoices } from "#lib/operations/reschedule-shipment.ts";

/** What can still be changed of a shipment: a later time until it is due, none of it before it leaves. */
export async function ShipmentChanges({
  shipment,
  orderId,
}: {
  shipment: ShipmentEntry;
  orderId: string;
}) {
  const scope = await requireScope("orders:write");
  const { dealerId, id, zone, dispatchedAt, deliveredAt, cancelledAt } = shipment;
  if (deliveredAt !== null || cancelledAt !== null) return null;
  const [choices, t] = await Promise.all([
    listRescheduleChoices(scope, { dealerId, shipmentId: id }, requestNow().getTime()),
    getTranslations("orders.change"),
  ]);
  return (
    <div className="mt-3 print:hidden">
      {choices.length === 0 ? null : (
        <RescheduleForm
          action={rescheduleAction}
          fields={{ dealerId, orderId, shipmentId: id }}
          choices={choices}
          zone={zone}
        />
      )}
      {dispatchedAt === null ? (
        <CancelForm
          action={cancelAction}
          fields={{ dealerId, orderId, what: id }}
          title={t("cancelShipment")}
          asksWhose={scope.role !== "dealer"}
        />
      ) : null}
    </div>
  );
}

/** Cancels the pieces of an order that wait for stock. */
export async function WaitingChanges({ dealerId, orderId }: { dealerId: string; orderId: string }) {
  const scope = await requireScope("orders:write");
  const t = await getTranslations("orders.change");
  return (
    <CancelForm
      action={cancelAction}
      fields={{ dealerId, orderId, what: "waiting" }}
      title={t("cancelWaiting")}
      asksWhose={scope.role !== "dealer"}
    />
  );
}

/** Cancels all of an order at once, where it comes in several parts and none of them has left. */
export async function OrderChanges({
  dealerId,
  orderId,
  shipments,
  waits,
}: {
  dealerId: string;
  orderId: string;
  shipments: readonly ShipmentEntry[];
  /** Whether some of it waits for stock. */
  waits: boolean;
}) {
  const scope = await requireScope("orders:write");
  const t = await getTranslations("orders.change");
  const open = shipments.filter(({ cancelledAt }) => cancelledAt === null);
  const hasLeft = open.some((one) => one.dispatchedAt !== null || one.deliveredAt !== null);
  // Of an order that others send parts of, a platform's people cancel their own part alone.
  const isTheirs = scope.reach.kind !== "platforms";
  if (!isTheirs || hasLeft || open.length + (waits ? 1 : 0) < 2) return null;
  return (
    <CancelForm
      action={cancelAction}
      fields={{ dealerId, orderId, what: "order" }}
      title={t("cancelOrder")}
      asksWhose={scope.role !== "dealer"}
    />
  );
}
