"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { keepSession } from "#app/keep-session.ts";
import type { AuthFormState } from "#components/auth/auth-form.tsx";
import { homeOf } from "#lib/auth/home.ts";
import { now } from "#lib/clock.ts";
import {
  type PasswordFormRefusal,
  readFirstAdmin,
  readNewPassword,
} from "#lib/contracts/new-password.ts";
import { findLink } from "#lib/data/one-time-links.ts";
import { PASSWORD_MIN } from "#lib/domain/accounts/password-rule.ts";
import { AppError } from "#lib/errors.ts";
import { clientOf } from "#lib/http/client.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { followLink } from "#lib/operations/follow-link.ts";
import { linkHash } from "#lib/operations/write-link.ts";

/** Sets the password that a link is for, signs in and goes to where work begins. */
export async function followAction(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  requireSameOrigin(await headers());
  const token = String(form.get("token") ?? "");
  const link = await findLink(linkHash(token), now());
  // The page itself says that the link is gone.
  if (link === null) redirect(`/link/${encodeURIComponent(token)}`);
  const first = link.kind === "setup" ? readFirstAdmin(form) : { admin: null, errors: {} };
  const own = [...link.own, first.admin?.email ?? null];
  const { password, errors } = readNewPassword(form, own);
  const values = { name: String(form.get("name") ?? ""), email: String(form.get("email") ?? "") };
  const refused = await inWords({ ...first.errors, ...errors });
  if (Object.keys(refused).length > 0) return { values, errors: refused };
  const followed = { token, password, admin: first.admin, ...clientOf(await headers()) };
  const done = await followLink(followed, now()).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  });
  if (done === "identifier_taken") {
    const taken = (await getTranslations("auth"))("password.email_taken");
    return { values, errors: { email: taken } };
  }
  if (typeof done === "string") redirect(`/link/${encodeURIComponent(token)}`);
  await keepSession(done.personId, done.cookies);
  redirect(homeOf(done.role));
}

async function inWords(
  refused: Readonly<Record<string, PasswordFormRefusal>>,
): Promise<Record<string, string>> {
  const t = await getTranslations("auth.password");
  return Object.fromEntries(
    Object.entries(refused).map(([field, reason]) => [field, t(reason, { min: PASSWORD_MIN })]),
  );
}
