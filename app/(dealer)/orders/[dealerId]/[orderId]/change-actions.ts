"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { ActionState } from "#components/importing/action-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { cancelledBySchema, reasonSchema } from "#lib/contracts/order.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { type CancelWhat, cancelOrder } from "#lib/operations/cancel-order.ts";
import { rescheduleShipment } from "#lib/operations/reschedule-shipment.ts";

const reasons = [
  "dispatched",
  "delivered",
  "cancelled",
  "returned",
  "overdue",
  "not_offered",
] as const;

const orderSchema = z.object({ dealerId: idSchema, orderId: idSchema, reason: reasonSchema });
const cancelSchema = orderSchema.extend({
  // The whole order, what of it waits, or a shipment.
  what: z.union([z.enum(["order", "waiting"]), idSchema]),
  by: cancelledBySchema.default("dealer"),
});
const rescheduleSchema = orderSchema.extend({
  shipmentId: idSchema,
  dueAtMs: z.coerce.number().int(),
});

/** Cancels an order, one shipment of it, or what of it waits. */
export async function cancelAction(_state: ActionState, form: FormData): Promise<ActionState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("orders:write");
  return refusalOf(async () => {
    const { what, ...given } = parseInput(cancelSchema, Object.fromEntries(form));
    await cancelOrder(scope, { ...given, what: partOf(what) }, now());
    comeBack(given, "");
  });
}

function partOf(what: string): CancelWhat {
  if (what === "order" || what === "waiting") return { kind: what };
  return { kind: "shipment", shipmentId: what };
}

/** Puts a delivery off to a later time that the platform offers. */
export async function rescheduleAction(_state: ActionState, form: FormData): Promise<ActionState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("orders:write");
  return refusalOf(async () => {
    const { orderId, ...wish } = parseInput(rescheduleSchema, Object.fromEntries(form));
    await rescheduleShipment(scope, wish, now());
    comeBack({ ...wish, orderId }, `#s-${wish.shipmentId}`);
  });
}

function comeBack(
  { dealerId, orderId }: { readonly dealerId: string; readonly orderId: string },
  place: string,
): never {
  const page = `/orders/${dealerId}/${orderId}`;
  // Else the browser takes a place on the page that it shows for all that has changed.
  revalidatePath(page);
  redirect(`${page}${place}`);
}

/** What is against it, in words; what is done leads back to the order. */
async function refusalOf(change: () => Promise<unknown>): Promise<ActionState> {
  try {
    await change();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("orders.change.refused");
    const { field, reason } = error.params;
    if (error.code === "not_found") return { error: t("not_found") };
    const known = field === "reason" ? field : reasons.find((one) => one === reason);
    return { error: t(known ?? "unexpected") };
  }
}
