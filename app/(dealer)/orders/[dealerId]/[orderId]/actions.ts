"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { SaidState } from "#components/tracking/said-state.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { confirmationSchema, disputeSchema, feedbackSchema } from "#lib/contracts/receipt.ts";
import { receiptRefusals } from "#lib/domain/orders/receipt.ts";
import { instantOfLocalText } from "#lib/domain/time/local-text.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { confirmReceipt } from "#lib/operations/confirm-receipt.ts";
import { disputeDelivery } from "#lib/operations/dispute-delivery.ts";
import { giveFeedback } from "#lib/operations/give-feedback.ts";

const reasons = [...receiptRefusals, "said_otherwise"] as const;

/** Takes the one-tap answer, whose button says both answers: "yes-no" = on time, but not all right. */
export async function feedbackAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const [onTime, allRight] = textOf(form, "answer").split("-");
  const answers = { onTime: answerOf(onTime), allRight: answerOf(allRight) };
  const refused = await attempt((scope) =>
    giveFeedback(scope, parseInput(feedbackSchema, { ...aboutOf(form), ...answers }), now()),
  );
  return refused === null ? comeBack(form) : { error: refused.error };
}

/** Confirms a receipt with its time. */
export async function confirmAction(_state: SaidState, form: FormData): Promise<SaidState> {
  const refused = await attempt((scope) => {
    const said = {
      ...timedOf(form),
      onTime: answerOf(textOf(form, "onTime")),
      allRight: answerOf(textOf(form, "allRight")),
    };
    return confirmReceipt(scope, parseInput(confirmationSchema, said), now());
  });
  return refused === null ? comeBack(form) : { ...refused, values: typedOf(form) };
}

/** Disputes the logged time of a delivery. */
export async function disputeAction(_state: SaidState, form: FormData): Promise<SaidState> {
  const refused = await attempt((scope) =>
    disputeDelivery(scope, parseInput(disputeSchema, timedOf(form)), now()),
  );
  return refused === null ? comeBack(form) : { ...refused, values: typedOf(form) };
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? "");
}

function answerOf(text: string | undefined): boolean | null {
  return text === "yes" ? true : text === "no" ? false : null;
}

function aboutOf(form: FormData) {
  return {
    id: textOf(form, "id"),
    dealerId: textOf(form, "dealerId"),
    shipmentId: textOf(form, "shipmentId"),
  };
}

/** What is said with a time, which is one of the platform's wall clock. */
function timedOf(form: FormData) {
  const zone = findZone(textOf(form, "zone"));
  const receivedAtMs = zone && instantOfLocalText(textOf(form, "receivedAt"), zone);
  if (receivedAtMs === null) throw new AppError("bad_input", { field: "receivedAt", value: "" });
  return { ...aboutOf(form), receivedAtMs, comment: textOf(form, "comment") };
}

function typedOf(form: FormData): Record<string, string> {
  const names = ["receivedAt", "comment", "onTime", "allRight"];
  return Object.fromEntries(names.map((name) => [name, textOf(form, name)]));
}

type Refused = { readonly error: string; readonly field: "receivedAt" | "comment" | null };

/** Lets the dealer say it; what is against that comes back in words. */
async function attempt(say: (scope: Scope) => Promise<void>): Promise<Refused | null> {
  requireSameOrigin(await headers());
  const scope = await requireScope("receipts:write");
  try {
    await say(scope);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("orders.refused");
    const { field, reason } = error.params;
    if (field === "receivedAt" || field === "comment") return { error: t(field), field };
    const known = reasons.find((one) => one === reason);
    return { error: t(known ?? "unexpected"), field: known === undefined ? null : "receivedAt" };
  }
}

const placeSchema = z.strictObject({ dealerId: idSchema, orderId: idSchema, shipmentId: idSchema });

function comeBack(form: FormData): never {
  const { id: _, ...place } = aboutOf(form);
  const given = { ...place, orderId: textOf(form, "orderId") };
  const read = placeSchema.safeParse(given);
  // It has been said by now: what no page of ours sends is no reason to fail.
  if (!read.success) redirect("/orders");
  const { dealerId, orderId, shipmentId } = read.data;
  const page = `/orders/${dealerId}/${orderId}`;
  // Else the browser takes a place on the page that it shows for all that has changed.
  revalidatePath(page);
  redirect(`${page}#s-${shipmentId}`);
}
