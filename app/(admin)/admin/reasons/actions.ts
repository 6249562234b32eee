"use server";

import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { failureOf } from "#app/(admin)/admin/failure-words.ts";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { addReason, changeReason, moveReason } from "#lib/operations/write-reason.ts";

/** Adds a reason, or changes the one whose code the form names. */
export async function reasonAction(_state: FieldFormState, form: FormData) {
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .slice(0, 100)
      .replace(/[\p{Cc}\p{Cs}]/gu, " ")
      .trim();
  const code = text("code");
  const given = {
    nameZh: text("nameZh"),
    nameEn: text("nameEn"),
    excusable: text("excusable") === "yes",
    retired: text("retired") === "yes",
  };
  let said = code;
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope("settings:write");
    if (code === "") said = await addReason(scope, given, now());
    else await changeReason(scope, { code, ...given }, now());
  } catch (error) {
    const { field, text: words } = await failureOf(error);
    const values = {
      ...given,
      excusable: given.excusable ? "yes" : "",
      retired: given.retired ? "yes" : "",
    };
    return { values, errors: { [field ?? "form"]: words } };
  }
  redirect(hrefTo("/admin/reasons", { saved: said }));
}

/** Moves a reason up or down. */
export async function moveReasonAction(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const scope = await requireScope("settings:write");
  const by = form.get("by") === "down" ? 1 : -1;
  try {
    await moveReason(scope, { code: String(form.get("code") ?? ""), by }, now());
  } catch (error) {
    // There is no such reason any more: the list that follows says so.
    if (!(error instanceof AppError)) throw error;
  }
  revalidatePath("/admin/reasons");
}
