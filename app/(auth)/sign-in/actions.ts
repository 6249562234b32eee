"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { SignInState } from "#components/auth/sign-in-form.tsx";
import { DEMO_PASSWORD } from "#lib/auth/demo.ts";
import { homeOf } from "#lib/auth/home.ts";
import { DEVICE_COOKIE, deviceCookieFor } from "#lib/auth/known-device.ts";
import { currentSession } from "#lib/auth/require-scope.ts";
import { publicScope } from "#lib/auth/scope.ts";
import { isSecure } from "#lib/auth/session-cookie.ts";
import { now } from "#lib/clock.ts";
import { ownPath } from "#lib/contracts/own-path.ts";
import { listDemoPeople } from "#lib/data/demo-people.ts";
import { clientOf } from "#lib/http/client.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { signIn } from "#lib/operations/sign-in.ts";

const MINUTE_MS = 60_000;

/** Signs in with what was typed; what is against it comes back in words, with what was typed. */
export async function signInAction(_state: SignInState, form: FormData): Promise<SignInState> {
  requireSameOrigin(await headers());
  const text = (name: string) => String(form.get(name) ?? "");
  const error = await attempt(text("identifier"), text("password"), text("to"));
  return { identifier: text("identifier").slice(0, 254), error };
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
  const jar = await cookies();
  const result = await signIn(
    {
      identifier,
      password,
      ...clientOf(await headers()),
      device: jar.get(DEVICE_COOKIE)?.value ?? null,
      replaces: (await currentSession())?.id ?? null,
    },
    now(),
  );
  if (result.kind === "refused") return t("refused");
  if (result.kind === "wait") {
    return t("wait", { minutes: Math.ceil(result.waitMs / MINUTE_MS) });
  }
  for (const { name, value, options } of result.cookies) jar.set(name, value, options);
  jar.set(DEVICE_COOKIE, deviceCookieFor(result.personId), {
    path: "/",
    maxAge: 365 * 86_400,
    sameSite: "lax",
    httpOnly: true,
    secure: isSecure(),
  });
  redirect(ownPath(to) ?? homeOf(result.role));
}
