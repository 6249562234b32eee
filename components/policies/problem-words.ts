import type { PolicyWords } from "#components/policies/policy-words.ts";
import type { FormProblem } from "#lib/contracts/form-problem.ts";
import { refusalText } from "#lib/domain/sla/refusal-text.ts";

/** What is wrong with a field, in words. */
export function problemText(
  t: PolicyWords,
  locale: "zh" | "en",
  problem: FormProblem<string>,
): string {
  if (problem.refusal !== null) return refusalText(problem.refusal, locale);
  return t(`problem.${problem.code}`, {
    piece: "",
    days: 0,
    date: "",
    most: 0,
    ...problem.params,
  });
}
