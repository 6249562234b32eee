/** What a caller may do; one typed table will map roles to these when people sign in. */
export type Permission =
  | "metrics:read"
  | "shipments:read"
  | "imports:read"
  | "imports:write"
  | "settings:write"
  | "views:write";

declare const made: unique symbol;

/**
 * What a query may see and who asks. Every function of lib/data takes one, and only the functions
 * of this file make one, so unscoped access does not compile.
 */
export type Scope = {
  readonly [made]: true;
  readonly permission: Permission;
  readonly actorId: string | null;
};

function scopeOf(permission: Permission): Scope {
  return { permission, actorId: null } as Scope;
}

/**
 * The scope of the person behind a request. Until people sign in the app listens on this computer
 * only, and whoever can reach it sees the whole company.
 */
export async function requireScope(permission: Permission): Promise<Scope> {
  return scopeOf(permission);
}

/** The scope of somebody at the server's own command line, and of the seed. */
export function operatorScope(permission: Permission): Scope {
  return scopeOf(permission);
}
