"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { resolvePerson } from "#app/(admin)/admin/people/resolve-person.ts";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { LinkState } from "#components/people/link-form.tsx";
import type { MadeLink } from "#components/people/link-notice.tsx";
import type { PersonFormState } from "#components/people/person-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { readPersonValues } from "#lib/contracts/person-form.ts";
import { findPerson } from "#lib/data/people.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { endSessions } from "#lib/operations/end-sessions.ts";
import { mailInvitation } from "#lib/operations/mail-invitation.ts";
import { makePasswordLink } from "#lib/operations/make-password-link.ts";
import { changePerson, createPerson, setPersonDisabled } from "#lib/operations/write-person.ts";

const refusals = [
  "last_admin",
  "not_found",
  "wrong_state",
  "identifier_taken",
  "version_stale",
] as const;
const idField = idSchema.catch("00000000-0000-0000-0000-000000000000");

/** Makes somebody and answers with the link of the invitation. */
export async function createAction(_state: PersonFormState, form: FormData) {
  return write(form, async (scope, fields) => {
    const id = await createPerson(scope, fields, now());
    if (fields.email !== null) await mailInvitation(scope, id, await getLocale());
    const t = await getTranslations("people");
    const link = await madeLink(scope, id, fields.email !== null);
    const label = t("link.person", { name: fields.name });
    return { kind: "made", link: { ...link, person: { href: `/admin/people/${id}`, label } } };
  });
}

/** Changes who somebody is, may do or reaches. */
export async function changeAction(_state: PersonFormState, form: FormData) {
  return write(form, async (scope, fields) => {
    const id = idField.parse(form.get("id"));
    await changePerson(scope, id, fields, basedOnOf(form), now());
    redirect(`/admin/people/${id}?done=saved`);
  });
}

/** Makes a link with which somebody sets a password. */
export async function makeLinkAction(_state: LinkState, form: FormData): Promise<LinkState> {
  let link: MadeLink | null = null;
  const refused = await attempt(async (scope) => {
    link = await madeLink(scope, idField.parse(form.get("id")), false);
  });
  return refused ?? link;
}

/** Ends all sessions of somebody. */
export async function endSessionsAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const id = idField.parse(form.get("id"));
  const refused = await attempt(async (scope) => {
    await endSessions(scope, id, null, now());
  });
  if (refused) return refused;
  redirect(`/admin/people/${id}?done=ended`);
}

/** Shuts somebody out, or lets them in again. */
export async function setDisabledAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const id = idField.parse(form.get("id"));
  const isDisabled = form.get("to") === "disabled";
  const refused = await attempt((scope) => setPersonDisabled(scope, id, isDisabled, now()));
  if (refused) return refused;
  redirect(`/admin/people/${id}?done=${isDisabled ? "disabled" : "enabled"}`);
}

type Fields = Parameters<typeof createPerson>[1];

function basedOnOf(form: FormData): string {
  return z.string().catch("").parse(form.get("basedOn"));
}

async function write(
  form: FormData,
  run: (scope: Scope, fields: Fields) => Promise<PersonFormState>,
): Promise<PersonFormState> {
  requireSameOrigin(await headers());
  const scope = await requireScope("people:write");
  const values = readPersonValues(form);
  const basedOn = basedOnOf(form);
  const { fields, errors } = await resolvePerson(scope, values);
  if (fields === null) return { kind: "refused", values, errors, basedOn };
  try {
    return await run(scope, fields);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("people.refused");
    const known = refusals.find((one) => one === error.code) ?? "not_found";
    const field = z
      .enum(["email", "mobile", "loginName"])
      .or(z.literal("form"))
      .catch("form")
      .parse(error.params.field);
    // What stands there now was told: saving once more is meant.
    const mark = known === "version_stale" ? String(error.params.mark) : basedOn;
    return { kind: "refused", values, errors: { [field]: t(known) }, basedOn: mark };
  }
}

async function attempt(run: (scope: Scope) => Promise<void>): Promise<{ error: string } | null> {
  requireSameOrigin(await headers());
  try {
    await run(await requireScope("people:write"));
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = await getTranslations("people.refused");
    return { error: t(refusals.find((one) => one === error.code) ?? "not_found") };
  }
}

/** A link and what to do with it. Its address begins with where the admin is, or where people are told to go. */
async function madeLink(scope: Scope, id: string, isMailed: boolean): Promise<MadeLink> {
  const { kind, token } = await makePasswordLink(scope, id, now());
  const [t, person, sent] = await Promise.all([
    getTranslations("people.link"),
    findPerson(scope, id, now()),
    headers(),
  ]);
  const base = env().PUBLIC_URL ?? sent.get("origin") ?? "";
  const hand = t(kind === "invite" ? "invite" : "reset", { name: person?.name ?? "" });
  const text = isMailed && env().SMTP_URL !== undefined ? `${hand}${t("mailed")}` : hand;
  return { address: `${base}/link/${token}`, text, person: null };
}
