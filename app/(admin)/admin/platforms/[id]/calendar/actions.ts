"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { failureOf } from "#app/(admin)/admin/failure-words.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import type { VersionFormState } from "#components/policies/version-actions.tsx";
import { now } from "#lib/clock.ts";
import {
  type CalendarValues,
  calendarQuery,
  checkCalendarForm,
  readCalendarValues,
} from "#lib/contracts/calendar-form.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { markOf } from "#lib/data/policy-versions.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { addCalendarVersion } from "#lib/operations/add-calendar-version.ts";

type State = VersionFormState<CalendarValues>;

/**
 * Saves other opening hours, or shows what they would promise or would have made of last month: these
 * two only lead to an address that holds the draft. `intent` is the pressed button.
 */
export async function calendarAction(_state: State, form: FormData): Promise<State> {
  const found = await findPlatform(String(form.get("platform")));
  const { scope, platform, calendars, nameOf } = found;
  const values = readCalendarValues(form);
  const path = `/admin/platforms/${platform.id}`;
  if (values === null) redirect(`${path}/calendar`);
  const intent = form.get("intent");
  if (intent === "whatIf") redirect(hrefTo(`${path}/what-if`, calendarQuery(values)));
  if (intent === "preview") redirect(hrefTo(`${path}/calendar`, calendarQuery(values)));
  const at = now();
  let id = "";
  try {
    requireSameOrigin(await headers());
    const { draft, problems } = checkCalendarForm(values, platform.zone, at.getTime());
    // The page shows what is against the draft at its fields, by the same check.
    if (draft === null) {
      return { values, at: problems[0]?.at ?? null, error: "", basedOn: null };
    }
    const basedOn = String(form.get("basedOn"));
    id = await addCalendarVersion(scope, { platformId: platform.id, basedOn, ...draft }, at);
  } catch (error) {
    const { field, text } = await failureOf(error, nameOf);
    const isStale = error instanceof AppError && error.code === "version_stale";
    return {
      values,
      at: field === "from" ? "from" : null,
      error: text,
      basedOn: isStale ? markOf(calendars) : null,
    };
  }
  redirect(hrefTo(path, { saved: "calendar", version: id }));
}
