import { explainPromise } from "#lib/domain/sla/explain.ts";
import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { type TellingInstant, tellingInstants } from "#lib/domain/what-if/telling-instants.ts";

/** What a draft would promise to an acceptance; null = nothing within 400 days. */
export type PreviewedPromise = TellingInstant & {
  readonly dueAtMs: number | null;
  /** What is promised without the draft; null where nothing is. */
  readonly dueNowMs: number | null;
  readonly steps: readonly Step[];
};

/**
 * What a draft would promise at a few telling instants from the one on at which it shall apply.
 *
 * @param nowAt the policy that applies to an acceptance without the draft
 */
export function previewPromises(
  draft: CompiledPolicy,
  nowAt: (acceptedAtMs: number) => CompiledPolicy | null,
  fromMs: number,
): PreviewedPromise[] {
  return tellingInstants(draft, fromMs).map((instant) => {
    const { atMs } = instant;
    const promise = computePromise(draft, atMs);
    const present = nowAt(atMs);
    const presentPromise = present && computePromise(present, atMs);
    return {
      ...instant,
      dueAtMs: promise.ok ? promise.value.dueAt : null,
      dueNowMs: presentPromise?.ok ? presentPromise.value.dueAt : null,
      steps: promise.ok ? explainPromise(draft, atMs, promise.value) : [],
    };
  });
}
