import type { Permission } from "#lib/auth/permissions.ts";
import { operatorScope, type Scope } from "#lib/auth/scope.ts";

/** The scope of the person behind a request. */
export async function requireScope(permission: Permission): Promise<Scope> {
  return operatorScope(permission);
}
