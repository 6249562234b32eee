import { getTranslations } from "next-intl/server";
import { resumeAction } from "#app/(manager)/shipments/[dealerId]/[id]/resume-action.ts";
import { FieldForm } from "#components/ui/field-form.tsx";
import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentDetail } from "#lib/data/shipment-detail.ts";

/** Lets the clock go on where a pause lasts, for whoever may. */
export async function ResumePart({ scope, shipment }: { scope: Scope; shipment: ShipmentDetail }) {
  const lasts = shipment.pauses.some(({ toAt }) => toAt === null);
  if (!lasts || !may(scope, "events:correct") || shipment.retracted) return null;
  const t = await getTranslations("log.do");
  return (
    <FieldForm
      action={resumeAction}
      hidden={{ dealerId: shipment.dealerId, shipmentId: shipment.id }}
      fields={[]}
      submit={t("resumed")}
      tone="plain"
    />
  );
}
