import { can, type Permission } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";

/** Whether who asks may do something else as well; the command line may do everything. */
export function may({ role }: Scope, permission: Permission): boolean {
  return role === null || can(role, permission);
}
