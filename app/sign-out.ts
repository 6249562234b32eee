"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { currentSession } from "#lib/auth/require-scope.ts";
import { sessionCookieName } from "#lib/auth/session-cookie.ts";
import { now } from "#lib/clock.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { signOut } from "#lib/operations/sign-out.ts";

/** Ends the session of this browser. */
export async function signOutAction(): Promise<void> {
  requireSameOrigin(await headers());
  const session = await currentSession();
  if (session) await signOut(session, now());
  (await cookies()).delete(sessionCookieName());
  redirect("/sign-in");
}
