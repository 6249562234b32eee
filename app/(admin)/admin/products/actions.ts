"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { MAX_PRODUCT_TEXT, newProductSchema, productSchema } from "#lib/contracts/product.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
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
  const values = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$") ? [[name, value]] : [],
    ),
  );
  const parsed = schema.safeParse(values);
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope("settings:write");
    if (!parsed.success) return { values, errors: await errorsOf(parsed.error) };
    await operation(scope, parsed.data, now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { values, errors: await refusalOf(error) };
  }
  redirect(`/admin/products/${parsed.data.id}?said=saved`);
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
