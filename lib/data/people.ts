import { createHash } from "node:crypto";
import { z } from "zod";
import { type Role, roles } from "#lib/auth/permissions.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";

/** What a role reaches: a dealer, a platform or a region. */
export type PersonScope = {
  readonly kind: "dealer" | "platform" | "region";
  readonly subjectId: string;
};

/** Somebody as an admin writes them down. */
export type PersonFields = {
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly loginName: string | null;
  readonly scopes: readonly PersonScope[];
};

export type Person = PersonFields & {
  readonly id: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly sessions: number;
};

const personRow = z
  .object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(roles),
    email: z.string().nullable(),
    mobile: z.string().nullable(),
    login_name: z.string().nullable(),
    disabled: z.boolean(),
    has_password: z.boolean(),
    sessions: z.number(),
    scopes: z.array(
      z.object({ kind: z.enum(["dealer", "platform", "region"]), subjectId: z.uuid() }),
    ),
  })
  .transform(
    ({ login_name: loginName, has_password: hasPassword, ...row }): Person => ({
      loginName,
      hasPassword,
      ...row,
    }),
  );

/** One person, for whoever looks after all of them; null where there is none. */
export async function findPerson(
  scope: Scope,
  id: string,
  now: Date,
  tx: SqlTx = db(),
): Promise<Person | null> {
  if (scope.reach.kind !== "company") return null;
  const rows = await tx.$queryRaw`
    SELECT p.id, p.name, p.role, p.email, p.mobile, p.login_name, p.disabled,
      EXISTS (SELECT 1 FROM account a WHERE a.user_id = p.id AND a.password IS NOT NULL)
        AS has_password,
      (SELECT count(*)::int FROM session s
        WHERE s.user_id = p.id AND s.expires_at > ${now}::timestamptz) AS sessions,
      coalesce((SELECT json_agg(json_build_object('kind', s.kind, 'subjectId', s.subject_id))
        FROM person_scope s WHERE s.person_id = p.id), '[]') AS scopes
    FROM person p WHERE p.id = ${id}::uuid`;
  return z.array(personRow).parse(rows)[0] ?? null;
}

/** Admins who can sign in; they stay as many until the transaction is over. */
export async function countAdmins(tx: SqlTx): Promise<number> {
  const rows = await tx.$queryRaw`
    SELECT p.id FROM person p
    WHERE p.role = 'admin' AND NOT p.disabled AND EXISTS (
      SELECT 1 FROM account a WHERE a.user_id = p.id AND a.password IS NOT NULL)
    ORDER BY p.id FOR UPDATE`;
  return z.array(z.unknown()).parse(rows).length;
}

/** Holds somebody's row until the transaction is over; what is read after it is the latest. */
export async function lockPerson(tx: SqlTx, id: string): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${id}::uuid FOR UPDATE`;
}

/** Of what an admin writes down of somebody a text that differs as soon as one of it does. */
export function markOfPerson({ scopes, ...person }: PersonFields): string {
  const { name, role, email, mobile, loginName } = person;
  const reach = scopes.map(({ kind, subjectId }) => `${kind}:${subjectId}`).sort();
  const text = JSON.stringify([name, role, email, mobile, loginName, reach]);
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}

/** Which of these identifiers is somebody else's; null = none. */
export async function findTaken(
  tx: Tx,
  id: string,
  { email, mobile, loginName }: Pick<PersonFields, "email" | "mobile" | "loginName">,
): Promise<"email" | "mobile" | "loginName" | null> {
  const others = await tx.person.findMany({
    where: {
      id: { not: id },
      OR: [
        ...(email === null ? [] : [{ email }]),
        ...(mobile === null ? [] : [{ mobile }]),
        ...(loginName === null ? [] : [{ loginName }]),
      ],
    },
    select: { email: true, mobile: true, loginName: true },
  });
  if (others.some((one) => email !== null && one.email === email)) return "email";
  if (others.some((one) => mobile !== null && one.mobile === mobile)) return "mobile";
  return others.length > 0 ? "loginName" : null;
}

export async function insertPerson(
  tx: Tx,
  { scopes, ...person }: PersonFields & { readonly id: string },
  now: Date,
): Promise<void> {
  await tx.person.create({ data: { ...person, createdAt: now, updatedAt: now } });
  await putScopes(tx, person.id, scopes);
}

/** Writes somebody anew; the row is locked by then. */
export async function updatePerson(
  tx: Tx,
  { id, scopes, ...person }: PersonFields & { readonly id: string },
  now: Date,
): Promise<void> {
  await tx.person.update({ where: { id }, data: { ...person, updatedAt: now } });
  await putScopes(tx, id, scopes);
}

export async function updateDisabled(
  tx: Tx,
  id: string,
  disabled: boolean,
  now: Date,
): Promise<void> {
  await tx.person.update({ where: { id }, data: { disabled, updatedAt: now } });
}

async function putScopes(tx: Tx, personId: string, scopes: readonly PersonScope[]): Promise<void> {
  await tx.personScope.deleteMany({ where: { personId } });
  await tx.personScope.createMany({ data: scopes.map((scope) => ({ personId, ...scope })) });
}
