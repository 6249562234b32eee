import { getLocale, getTranslations } from "next-intl/server";
import { v7 as newId } from "uuid";
import { correctAction } from "#app/(manager)/shipments/[dealerId]/[id]/correct-action.ts";
import { againstOf } from "#components/shipments/event-marks.ts";
import type { EventItem } from "#components/shipments/event-timeline.tsx";
import { FieldForm } from "#components/ui/field-form.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentDetail } from "#lib/data/shipment-detail.ts";
import { standingValue } from "#lib/domain/logging/check-correction.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { correctableFields } from "#lib/domain/orders/shipment-facts.ts";
import { formatInstant } from "#lib/i18n/format-time.ts";

/** The form that corrects a logged time, for whoever may; what it showed is sent along. */
export async function CorrectPart({
  scope,
  shipment,
  events,
}: {
  scope: Scope;
  shipment: ShipmentDetail;
  events: readonly EventItem[];
}) {
  if (!may(scope, "events:correct") || shipment.retracted) return null;
  const [locale, t] = await Promise.all([getLocale(), getTranslations("shipments.page")]);
  const { dealerId, id: shipmentId, zone } = shipment;
  const folded = foldShipment(
    events.map((event) => ({
      ...event,
      occurredAtMs: event.occurredAt.getTime(),
      recordedAtMs: event.recordedAt.getTime(),
    })),
  );
  // What was never cancelled is cancelled elsewhere, by somebody who says whose wish it was.
  const fields = correctableFields
    .map((field) => ({ field, atMs: standingValue(folded, field) }))
    .filter(({ field, atMs }) => field !== "cancelledAt" || atMs !== null);
  const stood = fields.map(({ field, atMs }) => [`was.${field}`, atMs === null ? "" : `${atMs}`]);
  const timeOf = (atMs: number | null) =>
    atMs === null ? t("correct.notLogged") : formatInstant(new Date(atMs), zone, locale);
  // What was logged into a cancelled shipment counts once the cancellation did not happen.
  const isInVain =
    folded.cancelledAtMs !== null &&
    [...againstOf(events).values()].some(({ setBy }) => setBy?.kind === "cancelled");
  return (
    <FieldForm
      isOpen={isInVain}
      fold={t("correct.title")}
      action={correctAction}
      hidden={{ eventId: newId(), dealerId, shipmentId, ...Object.fromEntries(stood) }}
      fields={[
        {
          kind: "choice",
          name: "field",
          label: t("correct.field"),
          value: isInVain ? "cancelledAt" : "deliveredAt",
          ...(isInVain ? { hint: t("correct.inVain") } : {}),
          options: fields.map(({ field, atMs }) => ({
            value: field,
            label: t("correct.option", { field: t(`field.${field}`), time: timeOf(atMs) }),
          })),
        },
        { kind: "instant", name: "to", label: t("correct.to", { zone }) },
        { kind: "check", name: "none", label: t("correct.none"), value: isInVain ? "yes" : "" },
        { kind: "text", name: "reason", label: t("correct.reason") },
      ]}
      submit={t("correct.submit")}
      tone="plain"
    />
  );
}
