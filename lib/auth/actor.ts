import { type Role, roles } from "#lib/auth/permissions.ts";
import type { Actor, Reach } from "#lib/auth/scope.ts";
import type { SessionRow } from "#lib/data/sessions.ts";

/** Somebody who has signed in, out of what the database says; null where the role is none of ours. */
export function actorOf(row: SessionRow): Actor | null {
  const role = roles.find((one) => one === row.role);
  if (role === undefined) return null;
  return { id: row.id, name: row.name, role, reach: reachOf(role, row) };
}

/** What a role reaches: a limited one of which nothing is named reaches nothing. */
function reachOf(role: Role, { id, regions, platforms, dealers }: SessionRow): Reach {
  switch (role) {
    case "dealer":
    case "representative":
      return { kind: "dealers", ids: dealers };
    case "driver":
      return { kind: "driver", id };
    case "ops":
      return { kind: "platforms", ids: platforms };
    case "manager":
      return { kind: "regions", ids: regions };
    case "executive":
    case "admin":
      return { kind: "company" };
  }
}
