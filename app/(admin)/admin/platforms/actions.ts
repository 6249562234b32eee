"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import { failureOf } from "#app/(admin)/admin/failure-words.ts";
import type { ActionState } from "#components/importing/action-form.tsx";
import type { PlatformFormState } from "#components/policies/platform-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import {
  readPlatformValues,
  readSeenDetails,
  wantedDetailsOf,
} from "#lib/contracts/platform-form.ts";
import { AppError } from "#lib/errors.ts";
import { parseInput } from "#lib/http/parse-input.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { updatePlatform } from "#lib/operations/update-platform.ts";
import { withdrawFutureVersion } from "#lib/operations/withdraw-future-version.ts";

const versionSchema = z.strictObject({
  platformId: idSchema,
  kind: z.enum(["calendar", "policy"]),
  id: idSchema,
});

/** Takes a version back before it applies. */
export async function withdrawAction(_state: ActionState, form: FormData): Promise<ActionState> {
  let platformId = "";
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope("policies:write");
    const version = parseInput(versionSchema, {
      platformId: form.get("platform"),
      kind: form.get("kind"),
      id: form.get("id"),
    });
    platformId = version.platformId;
    await withdrawFutureVersion(scope, version, now());
  } catch (error) {
    return { error: (await failureOf(error)).text };
  }
  redirect(hrefTo(`/admin/platforms/${platformId}`, { saved: "withdrawn" }));
}

/** Changes what a platform is called, where it stands and how late an event may be entered. */
export async function savePlatformAction(
  _state: PlatformFormState,
  form: FormData,
): Promise<PlatformFormState> {
  const values = readPlatformValues(form);
  let platformId = "";
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope("policies:write");
    platformId = parseInput(idSchema, form.get("platform"));
    const seen = readSeenDetails(form.get("seen"));
    if (seen === null) throw new AppError("bad_input", { field: "seen", value: "" });
    await updatePlatform(scope, platformId, seen, wantedDetailsOf(values), now());
  } catch (error) {
    const { field, text } = await failureOf(error);
    return { values, at: field, error: text };
  }
  redirect(hrefTo(`/admin/platforms/${platformId}`, { saved: "details" }));
}
