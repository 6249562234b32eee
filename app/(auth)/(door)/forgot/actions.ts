"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import type { AuthFormState } from "#components/auth/auth-form.tsx";
import { now } from "#lib/clock.ts";
import { env } from "#lib/env.ts";
import { clientOf } from "#lib/http/client.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { requestReset } from "#lib/operations/request-reset.ts";

const MINUTE_MS = 60_000;

/** Asks for a link by mail; the answer is the same whether there is such an account or not. */
export async function forgotAction(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  requireSameOrigin(await headers());
  if (env().SMTP_URL === undefined) redirect("/forgot");
  const identifier = String(form.get("identifier") ?? "").slice(0, 254);
  const { ip } = clientOf(await headers());
  const wait = await requestReset({ identifier, ip, locale: await getLocale() }, now());
  if (wait === null) redirect("/forgot?sent=yes");
  const t = await getTranslations("auth.signIn");
  const minutes = Math.ceil(wait.waitMs / MINUTE_MS);
  return { values: { identifier }, errors: { identifier: t("wait", { minutes }) } };
}
