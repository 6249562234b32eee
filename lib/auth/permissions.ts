/** Whom the system knows: what somebody is decides what may be done, `Reach` to what. */
export const roles = [
  "dealer",
  "driver",
  "ops",
  "manager",
  "representative",
  "executive",
  "admin",
] as const;
export type Role = (typeof roles)[number];

/** Figures of the whole company are for those who answer for them. */
const managing = [
  "metrics:read",
  "platforms:read",
  "shipments:read",
  "orders:read",
  "stock:read",
  "views:write",
  "board:read",
  "excuses:read",
  "alarms:read",
] as const;

/**
 * What each role may do: the one table that the server checks and the screens read. Who may do nothing
 * but own things (an own password) needs no row.
 */
const permissionsOf = {
  dealer: [
    "shipments:read",
    "orders:read",
    "orders:write",
    "stock:read",
    "receipts:write",
    "record:read",
  ],
  driver: ["shipments:read", "events:write"],
  ops: [
    "board:read",
    "events:write",
    "events:correct",
    "shipments:assign",
    "excuses:read",
    "excuses:request",
    "alarms:read",
    "platforms:read",
    "shipments:read",
    "orders:read",
    "orders:write",
    "stock:read",
    "stock:write",
    "disputes:write",
  ],
  manager: [...managing, "excuses:decide"],
  representative: [...managing, "orders:write", "excuses:request"],
  executive: managing,
  admin: [
    ...managing,
    "events:write",
    "events:correct",
    "shipments:assign",
    "excuses:request",
    "excuses:decide",
    "orders:write",
    "stock:write",
    "disputes:write",
    "policies:write",
    "people:write",
    "imports:read",
    "imports:write",
    "settings:write",
  ],
} as const satisfies Record<Role, readonly string[]>;

export type Permission = (typeof permissionsOf)[Role][number];

/** Whether a role may do something. */
export function can(role: Role, permission: Permission): boolean {
  return (permissionsOf[role] as readonly Permission[]).includes(permission);
}
