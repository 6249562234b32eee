"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { v7 as uuidv7 } from "uuid";
import { DELETED_VIEW_COOKIE, deletedView, undoCookie } from "#app/views/undo-cookie.ts";
import type { ViewFormState } from "#components/views/view-form.tsx";
import { requireScope } from "#lib/auth/require-scope.ts";
import type { Scope } from "#lib/auth/scope.ts";
import { now } from "#lib/clock.ts";
import { idSchema } from "#lib/contracts/id.ts";
import { readView, type View, type ViewRefusal, withoutPeriod } from "#lib/contracts/saved-view.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { deleteView } from "#lib/operations/delete-view.ts";
import { saveView } from "#lib/operations/save-view.ts";

const refusals = ["name_empty", "name_long", "name_taken", "too_many", "query_long"] as const;

/**
 * Keeps the filters of a page as a view: a new one (`intent` create) or over the one named by `id`.
 * `period` = "newest" leaves the period out, so that the view always shows the newest month.
 */
export async function saveViewAction(
  _state: ViewFormState,
  form: FormData,
): Promise<ViewFormState> {
  const scope = await requireScope("views:write");
  const text = (name: string) => String(form.get(name) ?? "");
  const query = text("period") === "newest" ? withoutPeriod(text("query")) : text("query");
  const read = readView(text("page"), text("name"), query);
  const known = idSchema.safeParse(form.get("id"));
  const isNew = text("intent") === "create" || !known.success;
  const view = read && "view" in read ? { ...read.view, id: isNew ? uuidv7() : known.data } : null;
  const refused =
    read && "refused" in read ? await refusalOf(read.refused) : await keep(scope, view);
  if (refused || view === null) return { name: text("name"), error: refused ?? "" };
  redirect(addressOf(view));
}

/** Deletes a view; the page it comes back to offers to undo that. */
export async function deleteViewAction(form: FormData): Promise<void> {
  requireSameOrigin(await headers());
  const scope = await requireScope("views:write");
  const id = idSchema.safeParse(form.get("id"));
  const view = id.success ? await deleteView(scope, id.data, now()) : null;
  if (view === null) redirect("/dealers");
  (await cookies()).set(DELETED_VIEW_COOKIE, JSON.stringify(view), undoCookie);
  redirect(view.page);
}

/** Keeps the view again that was deleted last. */
export async function restoreViewAction(_state: ViewFormState): Promise<ViewFormState> {
  const scope = await requireScope("views:write");
  const jar = await cookies();
  const view = deletedView(jar.get(DELETED_VIEW_COOKIE)?.value);
  const refused = await keep(scope, view);
  if (refused || view === null) return { name: view?.name ?? "", error: refused ?? "" };
  jar.delete(DELETED_VIEW_COOKIE);
  redirect(addressOf(view));
}

/** Takes the offer to undo a deletion away. */
export async function forgetViewAction(): Promise<void> {
  requireSameOrigin(await headers());
  (await cookies()).delete(DELETED_VIEW_COOKIE);
}

function addressOf({ page, query, id }: View): string {
  return `${page}?view=${id}${query === "" ? "" : `&${query}`}`;
}

/** Keeps a view; what is against it comes back in words. */
async function keep(scope: Scope, view: View | null): Promise<string | null> {
  try {
    requireSameOrigin(await headers());
    if (view === null) throw new AppError("bad_input", { field: "page", value: "" });
    await saveView(scope, view, now());
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refusalOf(refusals.find((one) => one === error.params.reason) ?? "not_kept");
  }
}

async function refusalOf(reason: ViewRefusal | "not_kept"): Promise<string> {
  return (await getTranslations("views"))(`refused.${reason}`);
}
