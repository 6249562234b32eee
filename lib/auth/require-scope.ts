import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { actorOf } from "#lib/auth/actor.ts";
import { can, type Permission } from "#lib/auth/permissions.ts";
import { type Actor, actorScope, type Scope } from "#lib/auth/scope.ts";
import { sessionCookieName, tokenOf } from "#lib/auth/session-cookie.ts";
import { now } from "#lib/clock.ts";
import { PATH_HEADER } from "#lib/contracts/own-path.ts";
import { findSession } from "#lib/data/sessions.ts";
import { AppError } from "#lib/errors.ts";

/** The token of the session that a request comes with; null where none of ours does. */
export async function requestToken(): Promise<string | null> {
  const cookie = (await cookies()).get(sessionCookieName())?.value;
  return cookie === undefined ? null : tokenOf(cookie);
}

/** The session behind a request and who it belongs to; asked once however many parts of a page ask. */
export const currentSession = cache(async (): Promise<{ id: string; actor: Actor } | null> => {
  const token = await requestToken();
  const row = token === null ? null : await findSession(token, now());
  const actor = row && actorOf(row);
  return row && actor && { id: row.session_id, actor };
});

/** Who is signed in; null where nobody is. */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSession())?.actor ?? null;
}

/**
 * The session of whoever asks. A page, and a form of one, sends people who are not signed in to do so
 * and to come back.
 * @throws AppError signed_out where an API is asked, whose requests do not pass the proxy
 */
export async function requireSession(): Promise<{ id: string; actor: Actor }> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get(PATH_HEADER);
  if (path === null) throw new AppError("signed_out");
  redirect(path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`);
}

/** Who is signed in, who must be somebody. See `requireSession`. */
export async function requireActor(): Promise<Actor> {
  return (await requireSession()).actor;
}

/**
 * The scope of the person behind a request, who must be signed in and have the permission. A page
 * without it is answered by app/forbidden.tsx.
 * @throws AppError signed_out or forbidden where an API is asked
 */
export async function requireScope(permission: Permission): Promise<Scope> {
  const actor = await requireActor();
  if (can(actor.role, permission)) return actorScope(actor, permission);
  if ((await headers()).get(PATH_HEADER) === null) throw new AppError("forbidden");
  forbidden();
}
