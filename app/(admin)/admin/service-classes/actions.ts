"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { failureOf } from "#app/(admin)/admin/failure-words.ts";
import type { ClassFormState } from "#components/policies/class-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { addServiceClass } from "#lib/operations/add-service-class.ts";

/** Adds a service class. */
export async function addClassAction(
  _state: ClassFormState,
  form: FormData,
): Promise<ClassFormState> {
  const text = (name: string) => {
    const value = form.get(name);
    const given = typeof value === "string" ? value : "";
    return given
      .slice(0, 100)
      .replace(/[\p{Cc}\p{Cs}]/gu, " ")
      .trim();
  };
  const values = { code: text("code"), nameZh: text("nameZh"), nameEn: text("nameEn") };
  try {
    requireSameOrigin(await headers());
    await addServiceClass(await requireScope("policies:write"), values, now());
  } catch (error) {
    const { field, text: words } = await failureOf(error);
    return { values, at: field, error: words };
  }
  redirect(hrefTo("/admin/service-classes", { added: values.code }));
}
