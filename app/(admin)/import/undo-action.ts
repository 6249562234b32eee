"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { ActionState } from "#components/importing/action-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";
import { queueUndo } from "#lib/importing/undo-import.ts";

/** Has an import undone, or its undoing gone on with. */
export async function undoAction(_state: ActionState, form: FormData): Promise<ActionState> {
  const id = idSchema.safeParse(form.get("id"));
  try {
    requireSameOrigin(await headers());
    const scope = await requireScope("imports:write");
    if (!id.success) throw new AppError("not_found");
    await queueUndo(scope, id.data, { device: "page", by: null }, now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { error: failureText(error, await getLocale()) };
  }
  redirect(`/import/${id.data}`);
}
