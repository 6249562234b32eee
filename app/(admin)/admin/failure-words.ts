import { getLocale, getTranslations } from "next-intl/server";
import { slaLocale } from "#components/policies/policy-words.ts";
import { problemCodes } from "#lib/contracts/form-problem.ts";
import { refusalCodes } from "#lib/domain/sla/refusal.ts";
import { refusalText } from "#lib/domain/sla/refusal-text.ts";
import { AppError } from "#lib/errors.ts";

const reasons = [
  "from_taken",
  "same",
  "zone_with_history",
  "name_taken",
  "half_place",
  "degrees_out_of_range",
  "late_entry_out_of_range",
  "code_malformed",
  "code_taken",
  "target_range",
] as const;
const failures = ["version_stale", "wrong_state", "not_found", "foreign_origin"] as const;

/** Why an admin's change was not made: the field that the verb names, and the words. */
export type Failure = { readonly field: string | null; readonly text: string };

/**
 * An expected error of a verb in words; anything else is thrown again.
 *
 * @param nameOf what a policy is called that does not fit the change, by class and dealer; null where
 *   it is the very one that is being changed
 */
export async function failureOf(
  error: unknown,
  nameOf: (serviceClass: string, dealerId: string | null) => string | null = () => null,
): Promise<Failure> {
  if (!(error instanceof AppError)) throw error;
  const [t, locale] = await Promise.all([getTranslations("policies"), getLocale()]);
  const { code, params } = error;
  if (code !== "policy_refused") {
    return { field: null, text: t(`failure.${failures.find((one) => one === code) ?? "other"}`) };
  }
  const { field, reason, serviceClass, dealerId } = params;
  const refusal = refusalCodes.find((one) => one === reason);
  const own = reasons.find((one) => one === reason);
  const problem = problemCodes.find((one) => one === reason);
  const values = { most: 0, piece: "", days: 0, date: "", ...params };
  const text = refusal
    ? refusalText({ code: refusal, path: [], params }, slaLocale(locale))
    : own
      ? t(`refused.${own}`, values)
      : problem
        ? t(`problem.${problem}`, values)
        : t("failure.other");
  const name =
    serviceClass === undefined ? null : nameOf(String(serviceClass), String(dealerId) || null);
  if (name === null) return { field: String(field), text };
  return { field: null, text: t("refused.fit", { name, text }) };
}
