import { createHmac } from "node:crypto";
import { authSecret } from "#lib/auth/secret.ts";

/** Keys of counters hold no one's number or address. */
export function digest(text: string): string {
  return createHmac("sha256", authSecret()).update(text).digest("base64url");
}

/** What wrong passwords of a person count against, however the person was named. */
export function counterOf(personId: string): string {
  return digest(`person:${personId}`);
}
