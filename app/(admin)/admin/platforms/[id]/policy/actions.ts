"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { failureOf } from "#app/(admin)/admin/failure-words.ts";
import { hoursAt, lineOf } from "#app/(admin)/admin/platforms/[id]/policy/line.ts";
import { findPlatform } from "#app/(admin)/admin/platforms/find-platform.ts";
import { parseAsId, parseAsText } from "#app/search-params.ts";
import type { VersionFormState } from "#components/policies/version-actions.tsx";
import { now } from "#lib/clock.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import {
  checkPolicyForm,
  fieldOf,
  type PolicyValues,
  policyValuesOf,
  readPolicyValues,
} from "#lib/contracts/policy-form.ts";
import { markOf } from "#lib/data/policy-versions.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { addPolicyVersion } from "#lib/operations/add-policy-version.ts";

type State = VersionFormState<PolicyValues>;

/**
 * Saves another rule, or shows what it would promise or would have made of last month: these two only
 * lead to an address that holds the draft. `intent` is the pressed button.
 */
export async function policyAction(_state: State, form: FormData): Promise<State> {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  };
  const { scope, platform, calendars, policies, nameOf } = await findPlatform(
    text("platform") ?? "",
  );
  const values = readPolicyValues(text, policyValuesOf(null));
  const serviceClass = parseAsText.parse(text("class") ?? "") ?? "";
  const dealerId = parseAsId.parse(text("dealer") ?? "");
  const path = `/admin/platforms/${platform.id}`;
  const query = { class: serviceClass, dealer: dealerId, ...values };
  const intent = form.get("intent");
  if (intent === "whatIf") redirect(hrefTo(`${path}/what-if`, query));
  if (intent === "preview") redirect(hrefTo(`${path}/policy`, query));
  const at = now();
  const line = lineOf(policies, serviceClass, dealerId);
  let id = "";
  try {
    requireSameOrigin(await headers());
    const checked = (ms: number) =>
      checkPolicyForm(values, { zone: platform.zone, ...hoursAt(calendars, ms) }, at.getTime());
    const first = checked(at.getTime());
    const { draft, problems } = first.draft ? checked(first.draft.fromMs) : first;
    // The page shows what is against the draft at its fields, by the same check.
    if (draft === null) return { values, at: problems[0]?.at ?? null, error: "", basedOn: null };
    id = await addPolicyVersion(
      scope,
      {
        platformId: platform.id,
        serviceClass,
        dealerId,
        basedOn: text("basedOn") ?? "",
        ...draft,
      },
      at,
    );
  } catch (error) {
    const { field, text: words } = await failureOf(error, (code, dealer) =>
      code === serviceClass && dealer === dealerId ? null : nameOf(code),
    );
    const isStale = error instanceof AppError && error.code === "version_stale";
    return {
      values,
      at: field && fieldOf({ path: field.split(".") }),
      error: words,
      basedOn: isStale ? markOf(line) : null,
    };
  }
  redirect(hrefTo(path, { saved: "policy", version: id }));
}
