"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { submitFields } from "#app/submit-fields.ts";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import type { Scope } from "#lib/auth/scope.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import {
  adjustmentSchema,
  MAX_STOCK_NOTE_CHARACTERS,
  receiptSchema,
  restockSchema,
} from "#lib/contracts/stock.ts";
import { MAX_MOVED } from "#lib/domain/catalogue/adjustment.ts";
import type { AppError } from "#lib/errors.ts";
import { adjustStock } from "#lib/operations/adjust-stock.ts";
import { expectStock } from "#lib/operations/expect-stock.ts";
import { receiveStock } from "#lib/operations/receive-stock.ts";

/** Logs goods that have come. */
export async function receiveAction(_state: FieldFormState, form: FormData) {
  return change(form, receiptSchema, receiveStock, "receive");
}

/** Corrects what is on hand. */
export async function adjustAction(_state: FieldFormState, form: FormData) {
  return change(form, adjustmentSchema, adjustStock, "adjust");
}

/** Says when more is expected. */
export async function expectAction(_state: FieldFormState, form: FormData) {
  return change(form, restockSchema, expectStock, "expect");
}

type Place = { readonly platformId: string; readonly productId: string };

async function change<Input extends Place>(
  form: FormData,
  schema: z.ZodType<Input>,
  operation: (scope: Scope, input: Input, at: Date) => Promise<void>,
  said: "receive" | "adjust" | "expect",
): Promise<FieldFormState> {
  const submission = { permission: "stock:write", schema, operation, errorsOf, refusalOf } as const;
  const submitted = await submitFields(form, submission);
  if ("state" in submitted) return submitted.state;
  const { platformId, productId } = submitted.done;
  redirect(hrefTo(`/stock/${productId}`, { platform: platformId, said }));
}

const quantityFaults = ["empty", "not_whole", "none", "too_many"] as const;

async function errorsOf({ issues }: z.ZodError): Promise<Record<string, string>> {
  const t = await getTranslations("stock.refused");
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const field = String(path[0]);
    if (field in errors) continue;
    const fault = quantityFaults.find((one) => one === message) ?? "not_whole";
    if (field === "quantity") errors[field] = t(`quantity.${fault}`, { max: MAX_MOVED });
    else if (field === "reason" || field === "restockOn") errors[field] = t(field);
    else if (field === "note") errors[field] = t("note", { max: MAX_STOCK_NOTE_CHARACTERS });
    else errors.form = t("unexpected");
  }
  return errors;
}

async function refusalOf({ code, params }: AppError): Promise<Record<string, string>> {
  const t = await getTranslations("stock.refused");
  if (code === "stock_short") {
    return { quantity: t("short", { available: Number(params.available) }) };
  }
  if (code === "bad_input") return { restockOn: t("restockOn") };
  return { form: t(code === "not_found" || code === "foreign_origin" ? code : "unexpected") };
}
