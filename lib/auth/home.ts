import { can, type Role } from "#lib/auth/permissions.ts";

/** The page that somebody's work begins on. */
export function homeOf(role: Role): string {
  if (role === "dealer") return "/order";
  if (role === "driver") return "/log";
  return can(role, "metrics:read") ? "/" : "/board";
}
