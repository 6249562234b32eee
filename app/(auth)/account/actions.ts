"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { AuthFormState } from "#components/auth/auth-form.tsx";
import { requireSession } from "#lib/auth/require-scope.ts";
import { ownScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { readNewPassword } from "#lib/contracts/new-password.ts";
import { readOwnAccount } from "#lib/data/own-account.ts";
import { PASSWORD_MAX, PASSWORD_MIN } from "#lib/domain/accounts/password-rule.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { changePassword } from "#lib/operations/change-password.ts";
import { endSessions } from "#lib/operations/end-sessions.ts";

const MINUTE_MS = 60_000;

/** Changes one's own password. */
export async function changePasswordAction(
  _state: AuthFormState,
  form: FormData,
): Promise<AuthFormState> {
  requireSameOrigin(await headers());
  const session = await requireSession();
  const t = await getTranslations("auth");
  const { email, mobile, loginName } = await readOwnAccount(ownScope(session.actor));
  const { password, errors } = readNewPassword(form, [email, mobile, loginName]);
  const refusal = errors.password;
  const refuse = (field: string, text: string) => ({ values: {}, errors: { [field]: text } });
  if (refusal) return refuse("password", t(`password.${refusal}`, { min: PASSWORD_MIN }));
  const from = String(form.get("old") ?? "").slice(0, PASSWORD_MAX);
  const change = await changePassword(session, { from, to: password }, now());
  if (change.kind === "wrong") return refuse("old", t("account.wrong"));
  if (change.kind === "wait") {
    return refuse("old", t("signIn.wait", { minutes: Math.ceil(change.waitMs / MINUTE_MS) }));
  }
  redirect("/account?done=password");
}

/** Ends all of one's sessions but this. */
export async function endOthersAction(): Promise<void> {
  requireSameOrigin(await headers());
  const { id, actor } = await requireSession();
  await endSessions(ownScope(actor), actor.id, id, now());
  redirect("/account?done=others");
}
