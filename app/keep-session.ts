import { cookies } from "next/headers";
import { DEVICE_COOKIE, deviceCookieFor } from "#lib/auth/known-device.ts";
import { isSecure } from "#lib/auth/session-cookie.ts";
import type { SessionCookie } from "#lib/auth/start-session.ts";

const YEAR_S = 365 * 86_400;

/** Hands a new session to the browser, which is known from then on as this person's. */
export async function keepSession(
  personId: string,
  session: readonly SessionCookie[],
): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of session) jar.set(name, value, options);
  jar.set(DEVICE_COOKIE, deviceCookieFor(personId), {
    path: "/",
    maxAge: YEAR_S,
    sameSite: "lax",
    httpOnly: true,
    secure: isSecure(),
  });
}
