"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { hrefTo } from "#lib/contracts/links.ts";
import { presentTargets, readTargetValues, targetChanges } from "#lib/contracts/target-form.ts";
import { listRegionTargets, readCompany } from "#lib/data/settings.ts";
import { AppError } from "#lib/errors.ts";
import { requireSameOrigin } from "#lib/http/same-origin.ts";
import { setTargets } from "#lib/operations/set-target.ts";

/**
 * Saves targets, or shows what they would change: the page reads what was entered, and what is wrong
 * with it, out of its address. `intent` is the pressed button.
 */
export async function targetsAction(form: FormData): Promise<void> {
  const scope = await requireScope("settings:write");
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : null;
  };
  const [company, regions] = await Promise.all([readCompany(scope), listRegionTargets(scope)]);
  const values = readTargetValues(text, presentTargets(company.target, regions));
  const query = {
    company: values.company,
    ...Object.fromEntries([...values.regions].map(([id, target]) => [`region.${id}`, target])),
  };
  const { changes, wrong } = targetChanges(values, company.target, regions);
  if (form.get("intent") !== "save" || wrong.length > 0) redirect(hrefTo("/admin/targets", query));
  try {
    requireSameOrigin(await headers());
    await setTargets(scope, changes, text("seen"), now());
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    redirect(hrefTo("/admin/targets", { ...query, failed: error.code }));
  }
  redirect(hrefTo("/admin/targets", { saved: "1" }));
}
