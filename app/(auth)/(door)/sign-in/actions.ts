"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { keepSession } from "#app/keep-session.ts";
import type { AuthFormState } from "#components/auth/auth-form.tsx";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { homeOf } from "#lib/auth/home.ts";
import { DEVICE_COOKIE } from "#lib/auth/known-device.ts";
import { currentSession } from "#lib/auth/require-scope.ts";
import { publicScope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { ownPath } from "#lib/contracts/own-path.ts";
import { listDemoPeople } from "#lib/data/demo-people.ts";
import { PASSWORD_MAX } from "#lib/domain/accounts/password-rule.ts";
import { clientOf } from "#lib/http/client.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { signIn } from "#lib/operations/sign-in.ts";

const MINUTE_MS = 60_000;
const IDENTIFIER_MAX = 254;

/** Signs in with what was typed; what is against it comes back in words, with what was typed. */
export async function signInAction(_state: AuthFormState, form: FormData): Promise<AuthFormState> {
  requireSameOrigin(await headers());
  const text = (name: string, max: number) => String(form.get(name) ?? "").slice(0, max);
  const identifier = text("identifier", IDENTIFIER_MAX);
  const password = await attempt(identifier, text("password", PASSWORD_MAX), text("to", 2_000));
  return { values: { identifier }, errors: { password } };
}

/** Signs in as one of the demo's people, while the demo is there. */
export async function signInDemoAction(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const people = await listDemoPeople(publicScope());
  const person = people.find(({ role }) => role === form.get("role"));
  if (person) await attempt(person.loginName, DEMO_PASSWORD, String(form.get("to") ?? ""));
  redirect("/sign-in");
}

/** Leaves for the page that was asked for, or says in words why not. */
async function attempt(identifier: string, password: string, to: string): Promise<string> {
  const t = await getTranslations("auth.signIn");
  const result = await signIn(
    {
      identifier,
      password,
      ...clientOf(await headers()),
      device: (await cookies()).get(DEVICE_COOKIE)?.value ?? null,
      replaces: (await currentSession())?.id ?? null,
    },
    now(),
  );
  if (result.kind === "refused") return t("refused");
  if (result.kind === "wait") {
    return t("wait", { minutes: Math.ceil(result.waitMs / MINUTE_MS) });
  }
  await keepSession(result.personId, result.cookies);
  redirect(ownPath(to) ?? homeOf(result.role));
}
