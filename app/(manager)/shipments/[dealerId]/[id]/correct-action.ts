"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { tellRefusal } from "#app/(manager)/shipments/[dealerId]/[id]/tell-refusal.ts";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope, requireSession } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { MAX_NAME } from "#lib/contracts/log-limits.ts";
import { findShipment } from "#lib/data/shipment-detail.ts";
import { correctableFields } from "#lib/domain/orders/shipment-facts.ts";
import { instantOfLocalText } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { logEvents } from "#lib/operations/log-events.ts";

const schema = z.object({
  eventId: idSchema,
  dealerId: idSchema,
  shipmentId: idSchema,
  field: z.enum(correctableFields),
});
const typed = ["field", "to", "none", "reason"] as const;

/** Corrects a time of a shipment; what is against it comes back in words, with what was typed. */
export async function correctAction(
  _state: FieldFormState,
  form: FormData,
): Promise<FieldFormState> {
  const given = await headers();
  requireSameOrigin(given);
  const scope = await requireScope("events:correct");
  const session = await requireSession();
  const locale = await getLocale();
  const t = await getTranslations("shipments.page.correct");
  const textOf = (name: string) => String(form.get(name) ?? "").trim();
  const refused = (errors: Record<string, string>): FieldFormState => ({
    values: Object.fromEntries(typed.map((name) => [name, textOf(name)])),
    errors,
  });
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) return refused({ form: t("gone") });
  const { eventId, dealerId, shipmentId, field } = parsed.data;
  const shipment = await findShipment(scope, dealerId, shipmentId, now());
  const zone = shipment && findZone(shipment.zone);
  if (!zone) return refused({ form: t("gone") });
  const reason = textOf("reason").slice(0, MAX_NAME);
  const toMs = textOf("none") === "yes" ? null : instantOfLocalText(textOf("to"), zone);
  const was = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(textOf(`was.${field}`));
  const fromMs = was.success && textOf(`was.${field}`) !== "" ? was.data : null;
  if (toMs === null && textOf("none") !== "yes") return refused({ to: t("missing.to") });
  if (reason === "" || reason.includes("\0")) return refused({ reason: t("missing.reason") });
  if (toMs === fromMs) return refused({ to: t("same") });
  const sentAt = now();
  const times = { occurredAtMs: sentAt.getTime(), enteredAtMs: sentAt.getTime() };
  const said = { kind: "corrected", field, fromMs, toMs, reason } as const;
  const place = { id: eventId, dealerId, shipmentId, precision: "minute" } as const;
  const { results } = await logEvents(
    scope,
    {
      // A page without JavaScript has no id of a device; its session is one.
      deviceId: session.id,
      sentAtMs: sentAt.getTime(),
      mode: "form",
      events: [{ ...place, ...times, said }],
    },
    sentAt,
    given.get("user-agent") ?? "",
  );
  const [result] = results;
  // Sent twice, it has been taken the first time.
  if (result?.status === "refused" && result.why !== "id_taken") {
    return refused({ form: await tellRefusal(result, shipment.zone, locale) });
  }
  const page = `/shipments/${dealerId}/${shipmentId}`;
  revalidatePath(page);
  redirect(`${page}#events-title`);
}
