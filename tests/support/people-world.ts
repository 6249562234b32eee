import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword } from "#lib/auth/password.ts";
import { operatorScope } from "#lib/auth/scope.ts";
import { tokenOf } from "#lib/auth/session-cookie.ts";
import { putPassword } from "#lib/data/accounts.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import type { PersonFields } from "#lib/data/people.ts";
import { type SignInAttempt, type SignInResult, signIn } from "#lib/operations/sign-in.ts";
import { createPerson } from "#lib/operations/write-person.ts";

export const PASSWORD = "correct horse battery";
export const peopleScope = operatorScope("people:write");

/** The secret of signatures goes into a folder of the test's own. */
export function keepSecretApart(): void {
  process.env.DATA_DIR = mkdtempSync(join(tmpdir(), "people-"));
}

const plain = { email: null, mobile: null, loginName: null, scopes: [] };

/** Makes somebody, with a password unless `password` is null; answers the id. */
export async function makePerson(
  fields: Pick<PersonFields, "name" | "role"> & Partial<PersonFields>,
  password: string | null = PASSWORD,
): Promise<string> {
  const now = new Date();
  const id = await createPerson(peopleScope, { ...plain, ...fields }, now);
  if (password === null) return id;
  const hash = await hashPassword(password);
  await inTransaction(peopleScope, (tx) => putPassword(tx, id, hash, now));
  return id;
}

/** Tries to sign in, from an address of its own unless `from` says otherwise. */
export function tryIn(
  identifier: string,
  password = PASSWORD,
  from: Partial<SignInAttempt> = {},
): Promise<SignInResult> {
  const attempt = { ip: "", userAgent: "test", device: null, replaces: null, ...from };
  return signIn({ identifier, password, ...attempt }, new Date());
}

/** The session's token that a browser was given. */
export function tokenIn(result: SignInResult): string {
  const cookies = result.kind === "signed_in" ? result.cookies : [];
  return tokenOf(cookies[0]?.value ?? "") ?? "";
}

/** What the audit says of somebody, the first first. */
export async function auditOf(subject: string): Promise<string[]> {
  const rows = await db().audit.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return rows.map(({ action }) => action);
}
