"use server";

import { cookies, headers } from "next/headers";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { LOCALE_COOKIE, localeOf } from "#lib/i18n/locale.ts";

const cookie = { path: "/", maxAge: 365 * 86_400, sameSite: "lax", httpOnly: true } as const;

/** Keeps the language chosen in the form (`locale`) in this browser. */
export async function setLocale(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  (await cookies()).set(LOCALE_COOKIE, localeOf(String(form.get("locale"))), cookie);
}

/** Keeps the look chosen in the form (`theme`) in this browser. */
export async function setTheme(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  (await cookies()).set(THEME_COOKIE, themeOf(String(form.get("theme"))), cookie);
}
