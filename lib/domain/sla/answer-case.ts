import { adjustedDueAt, standstills } from "#lib/domain/sla/adjusted-due.ts";
import type { SlaAnswer, SlaCase } from "#lib/domain/sla/case.ts";
import { checkOpening, definePolicy } from "#lib/domain/sla/define-policy.ts";
import { explainPauses, explainPromise } from "#lib/domain/sla/explain.ts";
import type { CompiledPolicy, Outcome, PolicyInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { type Refusal, refuse } from "#lib/domain/sla/refusal.ts";
import type { Locale } from "#lib/domain/sla/refusal-text.ts";
import { renderSteps } from "#lib/domain/sla/render-steps.ts";
import { lateByMsOf, verdictOf } from "#lib/domain/sla/verdict.ts";
import { formatInstant } from "#lib/domain/time/instant.ts";

/**
 * Answer one case of the exchange form (domain.md §3).
 *
 * @param question the case, its instants in epoch milliseconds
 * @param locale the language of the steps
 * @param define how a policy is compiled; a caller with many cases gives one that remembers
 * @returns the answer, or why there is none; paths begin at the case
 */
export function answerCase(
  question: SlaCase,
  locale: Locale,
  define: (input: PolicyInput) => Outcome<CompiledPolicy> = definePolicy,
): Outcome<SlaAnswer> {
  const { acceptedAt, asOf, cancelledAt, cancelledBy } = question;
  if (cancelledAt !== null && cancelledBy === null) {
    return refuse("cancelled_by_missing", ["cancelledBy"]);
  }
  if (cancelledAt === null && cancelledBy !== null) {
    return refuse("cancelled_at_missing", ["cancelledAt"]);
  }
  const defined = define(question.policy);
  if (!defined.ok) return { ok: false, refusal: below("policy", defined.refusal) };
  const policy = defined.value;
  if (acceptedAt > asOf) return refuse("accepted_after_as_of", ["acceptedAt"]);

  const opening = checkOpening(policy, acceptedAt);
  if (!opening.ok) return { ok: false, refusal: below("policy", opening.refusal) };
  const promise = computePromise(policy, acceptedAt);
  if (!promise.ok) return promise;
  const { startsAt, dueAt } = promise.value;
  const still = standstills(question.pauses, startsAt, question, asOf);
  if (!still.ok) return still;
  const adjusted = adjustedDueAt(policy, promise.value, still.value);

  const raw = { ...question, dueAt };
  const steps = [
    ...explainPromise(policy, acceptedAt, promise.value),
    ...explainPauses(question.pauses, still.value, adjusted),
  ];
  const value = {
    startsAt: formatInstant(startsAt),
    dueAt: formatInstant(dueAt),
    adjustedDueAt: adjusted === null ? null : formatInstant(adjusted),
    verdict: verdictOf(raw),
    adjustedVerdict: adjusted === null ? null : verdictOf({ ...raw, dueAt: adjusted }),
    lateByMs: lateByMsOf(raw),
    steps: renderSteps(steps, locale, policy.zone),
  };
  return { ok: true, value };
}

function below(field: string, refusal: Refusal): Refusal {
  return { ...refusal, path: [field, ...refusal.path] };
}
