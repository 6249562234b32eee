import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { authSecret } from "#lib/auth/secret.ts";

/**
 * A browser in which somebody has signed in before keeps a cookie that says so. Wrong passwords of
 * such a browser are counted by themselves: whoever tries passwords from elsewhere can make strangers
 * wait, never the person (OWASP, device cookies).
 */
export const DEVICE_COOKIE = "zhunda.device";

/** A new cookie for a browser in which this person has just signed in. */
export function deviceCookieFor(personId: string): string {
  const device = `${personId}.${randomBytes(16).toString("base64url")}`;
  return `${device}.${signatureOf(device).toString("base64url")}`;
}

/** The device that a cookie names, where it is this person's; null where it is not, or not ours. */
export function knownDevice(cookie: string | null, personId: string): string | null {
  if (cookie === null) return null;
  const end = cookie.lastIndexOf(".");
  const device = cookie.slice(0, end);
  const [given, right] = [Buffer.from(cookie.slice(end + 1), "base64url"), signatureOf(device)];
  const isOurs = given.length === right.length && timingSafeEqual(given, right);
  return isOurs && device.startsWith(`${personId}.`) ? device : null;
}

function signatureOf(device: string): Buffer {
  return createHmac("sha256", authSecret()).update(`device:${device}`).digest();
}
