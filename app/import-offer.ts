import { may } from "#lib/auth/may.ts";
import type { Scope } from "#lib/auth/scope.ts";

/** What to do about a page without data: only who may import is sent to do so. */
export function importOffer(scope: Scope, label: string) {
  return may(scope, "imports:write") ? { href: "/import", label } : undefined;
}
