"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FieldFormState } from "#components/ui/field-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { noticeSettingSchema } from "#lib/contracts/notice-setting.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { changeNoticeSetting } from "#lib/operations/change-notice-setting.ts";

const fields = ["mail", "quietFrom", "quietTo", "zone", "digestMinutes"] as const;
const faults = ["time", "both", "never", "zone", "digest"] as const;

/** Changes how alarms reach whoever is signed in. */
export async function changeNoticesAction(
  _state: FieldFormState,
  form: FormData,
): Promise<FieldFormState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("alarms:read");
  const values = Object.fromEntries(
    fields.flatMap((name) => {
      const value = form.get(name);
      return typeof value === "string" ? [[name, value.slice(0, 100)]] : [];
    }),
  );
  const parsed = noticeSettingSchema.safeParse(values);
  if (!parsed.success) {
    const t = await getTranslations("alarms.setting.refused");
    const errors: Record<string, string> = {};
    for (const { path, message } of parsed.error.issues) {
      const fault = faults.find((one) => one === message);
      errors[fault === undefined ? "form" : String(path[0])] ??= t(fault ?? "unexpected");
    }
    return { values, errors };
  }
  await changeNoticeSetting(scope, parsed.data, now());
  redirect("/account?done=notices#notices");
}
