import type { Permission, Role } from "#lib/auth/permissions.ts";

/** To which dealers, platforms or regions a permission reaches. A manager's region is the dealers'. */
export type Reach =
  | { readonly kind: "company" }
  | { readonly kind: "regions"; readonly ids: readonly string[] }
  | { readonly kind: "platforms"; readonly ids: readonly string[] }
  | { readonly kind: "dealers"; readonly ids: readonly string[] }
  | { readonly kind: "driver"; readonly id: string };

declare const made: unique symbol;

/**
 * What a query may see and who asks. Every function of lib/data takes one, and only lib/auth makes
 * one, so unscoped access does not compile.
 */
export type Scope = {
  readonly [made]: true;
  /** "own": what anybody signed in may do to what is theirs; "public": what everybody may know. */
  readonly permission: Permission | "own" | "public";
  readonly actorId: string | null;
  /** Null = nobody's session: the command line, the seed, a job. */
  readonly role: Role | null;
  readonly reach: Reach;
};

/** Somebody who has signed in: what the session says at this very request. */
export type Actor = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly reach: Reach;
};

/** The scope of somebody at the server's own command line, and of the seed. */
export function operatorScope(permission: Permission): Scope {
  return { permission, actorId: null, role: null, reach: { kind: "company" } } as Scope;
}

/** The scope of somebody who has signed in and whose role has been checked to have the permission. */
export function actorScope(actor: Actor, permission: Permission): Scope {
  return { permission, actorId: actor.id, role: actor.role, reach: actor.reach } as Scope;
}

/** The scope of what is somebody's own: their password, their sessions. */
export function ownScope(actor: Pick<Actor, "id" | "role">): Scope {
  const reach: Reach = { kind: "dealers", ids: [] };
  return { permission: "own", actorId: actor.id, role: actor.role, reach } as Scope;
}

/** The scope of what anybody may know, signed in or not. */
export function publicScope(): Scope {
  const reach: Reach = { kind: "dealers", ids: [] };
  return { permission: "public", actorId: null, role: null, reach } as Scope;
}

/**
 * The one unscoped reader: standings are judged over every dealer of the company whoever looks. What
 * it feeds is cut to the viewer afterwards.
 */
export function companyScope(scope: Scope): Scope {
  return { ...scope, reach: { kind: "company" } } as Scope;
}
