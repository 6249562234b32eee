import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import { spendLinks } from "#lib/data/one-time-links.ts";
import {
  countAdmins,
  findPerson,
  findTaken,
  insertPerson,
  lockPerson,
  markOfPerson,
  type PersonFields,
  type PersonScope,
  updateDisabled,
  updatePerson,
} from "#lib/data/people.ts";
import { deleteSessionsOf } from "#lib/data/sessions.ts";
import { maskIdentifier } from "#lib/domain/accounts/identifier.ts";
import { AppError } from "#lib/errors.ts";

/**
 * Makes somebody, who cannot sign in before a link was followed.
 * @returns the id
 * @throws AppError identifier_taken with the `field` that is somebody else's
 */
export async function createPerson(scope: Scope, fields: PersonFields, now: Date): Promise<string> {
  const id = newId();
  await inTransaction(scope, async (tx) => {
    await refuseTaken(tx, id, fields);
    await insertPerson(tx, { id, ...fields }, now);
    const data = { role: fields.role, reach: reachOf(fields.scopes) };
    await insertAudit(scope, tx, { action: "person.created", subject: id, data, at: now });
  });
  return id;
}

/**
 * Changes who somebody is, may do or reaches; it acts at that person's next request. Where an address,
 * number or login name changes, links made before are worthless: they may have gone to somebody else.
 *
 * @param basedOn the mark of whom the change was made from (`markOfPerson`); null = whoever it is now
 * @throws AppError not_found; version_stale, with the `mark` of now, where somebody else has changed
 *   them since: else an old form would give back a role that was taken; identifier_taken; or last_admin
 *   where nobody would be left who may look after people
 */
export async function changePerson(
  scope: Scope,
  id: string,
  fields: PersonFields,
  basedOn: string | null,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const admins = await countAdmins(tx);
    await lockPerson(tx, id);
    const before = await findPerson(scope, id, now, tx);
    if (before === null) throw new AppError("not_found");
    const mark = markOfPerson(before);
    if (basedOn !== null && basedOn !== mark) throw new AppError("version_stale", { mark });
    await refuseTaken(tx, id, fields);
    await updatePerson(tx, { id, ...fields }, now);
    await refuseLastAdmin(tx, admins);
    const changes = changesOf(before, fields);
    if (changes.length === 0) return;
    if (changes.some(({ field }) => identifiers.has(field))) await spendLinks(tx, id, now);
    const data = { changes };
    await insertAudit(scope, tx, { action: "person.changed", subject: id, data, at: now });
  });
}

const identifiers = new Set<string>(["email", "mobile", "loginName"]);

/**
 * Shuts somebody out, whose sessions and links end, or lets them in again.
 * @throws AppError not_found, or last_admin where nobody would be left who may look after people
 */
export async function setPersonDisabled(
  scope: Scope,
  id: string,
  disabled: boolean,
  now: Date,
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const admins = await countAdmins(tx);
    await lockPerson(tx, id);
    if ((await findPerson(scope, id, now, tx)) === null) throw new AppError("not_found");
    await updateDisabled(tx, id, disabled, now);
    await refuseLastAdmin(tx, admins);
    if (disabled) {
      await deleteSessionsOf(tx, id);
      await spendLinks(tx, id, now);
    }
    const action = disabled ? "person.disabled" : "person.enabled";
    await insertAudit(scope, tx, { action, subject: id, data: {}, at: now });
  });
}

async function refuseTaken(tx: Tx, id: string, fields: PersonFields): Promise<void> {
  const field = await findTaken(tx, id, fields);
  if (field) throw new AppError("identifier_taken", { field });
}

/** Two admins who demote each other at once wait for one another: countAdmins has locked both. */
async function refuseLastAdmin(tx: Tx, before: number): Promise<void> {
  if (before > 0 && (await countAdmins(tx)) === 0) throw new AppError("last_admin");
}

/** What has changed, role and reach in full, what names a person only so that it is known again. */
function changesOf(before: PersonFields, after: PersonFields) {
  const masked = (text: string | null) => (text === null ? null : maskIdentifier(text));
  const said = (one: PersonFields) => ({
    name: masked(one.name),
    role: one.role,
    email: masked(one.email),
    mobile: masked(one.mobile),
    loginName: masked(one.loginName),
    reach: reachOf(one.scopes).join(" "),
  });
  const [from, to] = [said(before), said(after)];
  const names = ["name", "role", "email", "mobile", "loginName"] as const;
  return [
    ...names.filter((name) => before[name] !== after[name]),
    ...(from.reach === to.reach ? [] : (["reach"] as const)),
  ].map((field) => ({ field, from: from[field], to: to[field] }));
}

function reachOf(scopes: readonly PersonScope[]): string[] {
  return scopes.map(({ kind, subjectId }) => `${kind}:${subjectId}`).sort();
}
