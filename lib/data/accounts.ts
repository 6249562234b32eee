import { z } from "zod";
import type { Role } from "#lib/auth/permissions.ts";
import { roles } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import type { Identifier } from "#lib/domain/accounts/identifier.ts";

/** better-auth's name for an account with a password. */
const PROVIDER = "credential";

/** Somebody who may want to sign in; `passwordHash` is null where there is none yet. */
export type Account = {
  readonly personId: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly passwordHash: string | null;
};

const accountRow = z
  .object({
    id: z.uuid(),
    role: z.enum(roles),
    disabled: z.boolean(),
    password: z.string().nullable(),
  })
  .transform(
    ({ id, password, ...row }): Account => ({ personId: id, passwordHash: password, ...row }),
  );

/**
 * Who an identifier names. Nobody has signed in yet, so there is no scope to ask with. An address or
 * a number goes before a login name that looks like it.
 */
export async function findAccount(identifier: Identifier): Promise<Account | null> {
  const { email, mobile, loginName } = identifier;
  const rows = await db().$queryRaw`
    SELECT p.id, p.role, p.disabled, a.password
    FROM person p LEFT JOIN account a ON a.user_id = p.id AND a.provider_id = ${PROVIDER}
    WHERE p.email = ${email} OR p.mobile = ${mobile} OR p.login_name = ${loginName}
    ORDER BY p.email IS NOT DISTINCT FROM ${email} DESC,
      p.mobile IS NOT DISTINCT FROM ${mobile} DESC
    LIMIT 1`;
  return z.array(accountRow).parse(rows)[0] ?? null;
}

/**
 * The account of a person, as it stays until the transaction ends: who sets a password, disables or
 * invites the same person waits. Null where there is no such person.
 */
export async function lockAccountOf(tx: Tx, personId: string): Promise<Account | null> {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
  return findAccountOf(personId, tx);
}

/** The account of a person; null where there is no such person. */
export async function findAccountOf(
  personId: string,
  tx: Pick<Tx, "$queryRaw"> = db(),
): Promise<Account | null> {
  const rows = await tx.$queryRaw`
    SELECT p.id, p.role, p.disabled, a.password
    FROM person p LEFT JOIN account a ON a.user_id = p.id AND a.provider_id = ${PROVIDER}
    WHERE p.id = ${personId}::uuid`;
  return z.array(accountRow).parse(rows)[0] ?? null;
}

/** Where mail reaches somebody; null where it does not. */
export async function findMailbox(
  _scope: Scope,
  personId: string,
): Promise<{ name: string; email: string } | null> {
  const person = await db().person.findUnique({ where: { id: personId } });
  return person?.email ? { name: person.name, email: person.email } : null;
}

/** Keeps the hash of somebody's password, the first one or a new one. */
export async function putPassword(
  tx: Tx,
  personId: string,
  passwordHash: string,
  now: Date,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO account (id, account_id, provider_id, user_id, password, created_at, updated_at)
    VALUES (${newId()}::uuid, ${personId}, ${PROVIDER}, ${personId}::uuid, ${passwordHash},
      ${now}::timestamptz, ${now}::timestamptz)
    ON CONFLICT (provider_id, account_id)
    DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`;
}
