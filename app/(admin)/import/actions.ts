"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { describeImport } from "#app/(admin)/import/describe-import.ts";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { MappingState } from "#components/importing/mapping-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { importOptionsSchema, mappingSchema } from "#lib/contracts/import.ts";
import {
  checkMappingForm,
  encodingOf,
  mappingOf,
  readMappingValues,
} from "#lib/contracts/mapping-form.ts";
import { readMergeChoices, sameMerges } from "#lib/contracts/merge-form.ts";
import { findImport, type ImportItem } from "#lib/data/imports.ts";
import { importKinds } from "#lib/domain/importing/kinds.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { cancelImport, queueCheck, queueImport } from "#lib/importing/start-import.ts";
import { chooseImportKind } from "#lib/operations/choose-import-kind.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";

/** Empties the database of the demo; whose admin is one of its people makes an own account next. */
export async function replaceDemoAction(_state: ActionState, _form: FormData) {
  let setupToken: string | null = null;
  const error = await attempt(async () => {
    ({ setupToken } = await replaceDemo(await requireScope("settings:write"), now()));
  });
  if (error) return error;
  redirect(setupToken === null ? "/import" : `/link/${setupToken}`);
}

/** Reads the form of a mapping and begins the check with it; what does not fit comes back with the form. */
export async function checkAction(_state: MappingState, form: FormData): Promise<MappingState> {
  const values = readMappingValues(form);
  const id = form.get("id");
  let hasProblems = false;
  const failed = await attempt(async () => {
    const scope = await requireScope("imports:write");
    const item = await requireImport(scope, form);
    const encoding = encodingOf(values);
    const { header } = await describeImport(item, values.sheet || undefined, encoding);
    hasProblems = checkMappingForm(item.kind, values, header).length > 0;
    if (hasProblems) return;
    const { zone, dateOrder, unknownDealers, unknownPlatforms, sheet } = values;
    const options = parseInput(importOptionsSchema, {
      zone: findZone(zone)?.name,
      dateOrder,
      unknownDealers,
      unknownPlatforms,
      ...(sheet !== "" && { sheet }),
      ...(encoding && { encoding }),
      mergeDealers: item.options?.mergeDealers ?? [],
    });
    const mapping = parseInput(mappingSchema, mappingOf(item.kind, values, header));
    await queueCheck(scope, item.id, mapping, options, now());
  });
  if (failed) return { values, error: failed.error };
  if (hasProblems) return { values, error: null };
  redirect(`/import/${id}`);
}

/** Says what a file holds, where its headers were taken wrongly; its columns are matched anew. */
export async function chooseKindAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const failed = await attempt(async () => {
    const scope = await requireScope("imports:write");
    const item = await requireImport(scope, form);
    const kind = parseInput(z.enum(importKinds), form.get("kind"));
    await chooseImportKind(scope, item.id, kind, now());
  });
  if (failed) return failed;
  redirect(`/import/${form.get("id")}?step=map`);
}

/**
 * Goes on from a check: with other choices of what is one dealer, it is checked again, so that nothing
 * is imported that was not shown; else imported where that is asked. `intent` is the pressed button.
 */
export async function proceedAction(_state: ActionState, form: FormData): Promise<ActionState> {
  let setupToken: string | null = null;
  const failed = await attempt(async () => {
    const scope = await requireScope("imports:write");
    const item = await requireImport(scope, form);
    if (!item.mapping || !item.options) throw new AppError("wrong_state", { what: item.status });
    const intent = form.get("intent");
    if (intent === "replace") {
      ({ setupToken } = await replaceDemo(await requireScope("settings:write"), now()));
    }
    const mergeDealers = form.has("pairs") ? readMergeChoices(form) : item.options.mergeDealers;
    const isAsChecked = sameMerges(mergeDealers, item.options.mergeDealers);
    if (intent === "import" && isAsChecked) await queueImport(scope, item.id, now());
    else {
      const options = parseInput(importOptionsSchema, { ...item.options, mergeDealers });
      await queueCheck(scope, item.id, item.mapping, options, now());
    }
  });
  if (failed) return failed;
  redirect(setupToken === null ? `/import/${form.get("id")}` : `/link/${setupToken}`);
}

/** Stops a running check or import. */
export async function cancelAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const failed = await attempt(async () => {
    const scope = await requireScope("imports:write");
    await cancelImport(scope, (await requireImport(scope, form)).id, now());
  });
  if (failed) return failed;
  redirect(`/import/${form.get("id")}`);
}

async function requireImport(scope: Scope, form: FormData): Promise<ImportItem> {
  const id = idSchema.safeParse(form.get("id"));
  const item = id.success ? await findImport(scope, id.data) : null;
  if (!item) throw new AppError("not_found");
  return item;
}

/** Runs what only a page of ours may ask for; an expected error becomes words. */
async function attempt(run: () => Promise<void>): Promise<ActionState> {
  try {
    requireSameOrigin(await headers());
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: failureText(error, await getLocale()) };
  }
}
