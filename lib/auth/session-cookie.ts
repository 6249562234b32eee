import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret } from "#lib/auth/secret.ts";
import { env } from "#lib/env.ts";

/** Whether people reach the app over TLS, so that its cookies must never travel without. */
export function isSecure(): boolean {
  return env().PUBLIC_URL?.startsWith("https:") ?? false;
}

/** The name of the session's cookie, as better-auth makes it of its prefix. */
export function sessionCookieName(): string {
  return `${isSecure() ? "__Secure-" : ""}zhunda.session_token`;
}

/**
 * The token inside a signed cookie (`token.signature`, HMAC-SHA-256 in base64, as better-auth writes
 * it): who has only read the table of sessions cannot make one.
 *
 * @returns null where the signature is not ours
 */
export function tokenOf(cookie: string): string | null {
  const end = cookie.lastIndexOf(".");
  const token = cookie.slice(0, end);
  const given = Buffer.from(cookie.slice(end + 1), "base64");
  const right = createHmac("sha256", authSecret()).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
