import type { Pause } from "#lib/domain/sla/adjusted-due.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import type { ShipmentEnd, Verdict } from "#lib/domain/sla/verdict.ts";

/** A question in the exchange form of domain.md §3, its instants read: epoch milliseconds. */
export type SlaCase = ShipmentEnd & {
  readonly policy: PolicyInput;
  readonly acceptedAt: number;
  readonly asOf: number;
  readonly pauses: readonly Pause[];
};

/** The answer in the exchange form; instants are UTC text with milliseconds. */
export type SlaAnswer = {
  readonly startsAt: string;
  readonly dueAt: string;
  /** Null, and so is the verdict on it, where pauses leave none within 400 days after the last. */
  readonly adjustedDueAt: string | null;
  readonly verdict: Verdict;
  readonly adjustedVerdict: Verdict | null;
  readonly lateByMs: number | null;
  readonly steps: readonly string[];
};
