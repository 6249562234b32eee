"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { submitFields } from "#app/submit-fields.ts";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import type { Scope } from "#lib/auth/scope.ts";
import { MAX_PRODUCT_TEXT, newProductSchema, productSchema } from "#lib/contracts/product.ts";
import type { AppError } from "#lib/errors.ts";
import { addProduct } from "#lib/operations/add-product.ts";
import { changeProduct } from "#lib/operations/change-product.ts";

/** Adds a product to the catalogue. */
export async function addProductAction(_state: FieldFormState, form: FormData) {
  return save(form, newProductSchema, addProduct);
}

/** Changes a product of the catalogue. */
export async function changeProductAction(_state: FieldFormState, form: FormData) {
  return save(form, productSchema, changeProduct);
}

async function save<Input extends { readonly id: string }>(
  form: FormData,
  schema: z.ZodType<Input>,
  operation: (scope: Scope, input: Input, at: Date) => Promise<void>,
): Promise<FieldFormState> {
  const submission = {
    permission: "settings:write",
    schema,
    operation,
    errorsOf,
    refusalOf,
  } as const;
  const submitted = await submitFields(form, submission);
  if ("state" in submitted) return submitted.state;
  redirect(`/admin/products/${submitted.done.id}?said=saved`);
}

const faults = ["empty", "too_long", "sku_formula"] as const;

async function errorsOf({ issues }: z.ZodError): Promise<Record<string, string>> {
  const t = await getTranslations("products.refused");
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const fault = faults.find((one) => one === message);
    const field = fault === undefined ? "form" : String(path[0]);
    errors[field] ??= t(fault ?? "unexpected", { max: MAX_PRODUCT_TEXT });
  }
  return errors;
}

async function refusalOf({ code }: AppError): Promise<Record<string, string>> {
  const t = await getTranslations("products.refused");
  if (code === "product_refused") return { sku: t("sku_taken") };
  return { form: t(code === "not_found" || code === "foreign_origin" ? code : "unexpected") };
}
