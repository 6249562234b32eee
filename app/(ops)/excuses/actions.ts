"use server";

import path from "node:path";
import { revalidatePath } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { v7 as newId } from "uuid";
import { tellAttachment } from "#app/api/v1/attachments/tell.ts";
import type { ExcuseState } from "#components/excuses/excuse-state.ts";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { Permission } from "#lib/auth/permissions.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import {
  excuseDecisionSchema,
  excuseRequestSchema,
  excuseRevocationSchema,
  excuseWithdrawalSchema,
} from "#lib/contracts/excuse.ts";
import { excuseRefusals, MAX_EVIDENCE } from "#lib/domain/excuses/excuse.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { readImage } from "#lib/importing/read-image.ts";
import { decideExcuse, revokeExcuse } from "#lib/operations/decide-excuse.ts";
import { requestExcuse, withdrawExcuse } from "#lib/operations/request-excuse.ts";
import { saveAttachment } from "#lib/operations/save-attachment.ts";

/** Asks for an excuse; pictures that come with the form itself are kept as its evidence. */
export async function requestExcuseAction(
  _state: ExcuseState,
  form: FormData,
): Promise<ExcuseState> {
  const files = form.getAll("file").map(String);
  const refused = await attempt("excuses:request", form, files, async (scope) => {
    const given = { ...textsOf(form, ["id", "dealerId", "shipmentId", "reason", "note"]), files };
    const request = parseInput(excuseRequestSchema, given);
    for (const file of form.getAll("evidence").slice(0, MAX_EVIDENCE - files.length)) {
      if (typeof file === "string" || file.size === 0) continue;
      const { dealerId, shipmentId } = request;
      const key = { id: newId(), dealerId, shipmentId, kind: "evidence" } as const;
      const filesDir = path.join(env().DATA_DIR, "files");
      const body = file.stream();
      await saveAttachment(scope, { ...key, body, filesDir, read: readImage }, now());
      files.push(key.id);
    }
    await requestExcuse(scope, { ...request, files }, now());
  });
  return refused ?? comeBack(form);
}

/** Approves or declines a request. */
export async function decideExcuseAction(
  _state: ExcuseState,
  form: FormData,
): Promise<ExcuseState> {
  const refused = await attempt("excuses:decide", form, [], (scope) => {
    const given = textsOf(form, ["dealerId", "requestId", "outcome", "note"]);
    return decideExcuse(scope, parseInput(excuseDecisionSchema, given), now());
  });
  return refused ?? comeBack(form);
}

/** Takes back what somebody asked for themselves. */
export async function withdrawExcuseAction(
  _state: ActionState,
  form: FormData,
): Promise<ActionState> {
  const refused = await attempt("excuses:request", form, [], (scope) => {
    const given = textsOf(form, ["dealerId", "requestId"]);
    return withdrawExcuse(scope, parseInput(excuseWithdrawalSchema, given), now());
  });
  return refused ?? comeBack(form);
}

/** Takes an approved excuse off a shipment. */
export async function revokeExcuseAction(
  _state: ExcuseState,
  form: FormData,
): Promise<ExcuseState> {
  const refused = await attempt("excuses:decide", form, [], (scope) => {
    const given = textsOf(form, ["dealerId", "shipmentId", "note"]);
    return revokeExcuse(scope, parseInput(excuseRevocationSchema, given), now());
  });
  return refused ?? comeBack(form);
}

function textsOf(form: FormData, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
}

/** Does it, or says in words what is against it, with what was typed. */
async function attempt(
  permission: Permission,
  form: FormData,
  files: readonly string[],
  run: (scope: Scope) => Promise<void>,
): Promise<ExcuseState> {
  requireSameOrigin(await headers());
  const scope = await requireScope(permission);
  try {
    await run(scope);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: await tell(error), values: textsOf(form, ["reason", "note"]), files };
  }
}

async function tell({ code, params }: AppError): Promise<string> {
  const t = await getTranslations("excuses.refused");
  if (code === "file_refused" || code === "too_large") return tellAttachment(code, params);
  const { field, reason } = params;
  if (field === "note" || field === "reason") return t(field);
  return t(excuseRefusals.find((one) => one === reason) ?? "unexpected");
}

/** Back to the page that the form stood on, which says what has changed. */
function comeBack(form: FormData): never {
  const { dealerId, shipmentId, back } = textsOf(form, ["dealerId", "shipmentId", "back"]);
  if (back === "list" || !shipmentId) {
    revalidatePath("/excuses");
    redirect("/excuses");
  }
  const page = `/shipments/${encodeURIComponent(dealerId ?? "")}/${encodeURIComponent(shipmentId)}`;
  revalidatePath(page);
  redirect(`${page}#excuse-title`);
}
