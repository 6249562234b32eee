import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import { type ShipmentEnd, type Verdict, verdictOf } from "#lib/domain/sla/verdict.ts";

/** A shipment of the cohort with what its verdict rests on; instants in epoch milliseconds. */
export type WhatIfShipment = ShipmentEnd & {
  readonly dealerId: string;
  readonly id: string;
  /** Null = not known, or to the day only: nothing can be promised from that. */
  readonly acceptedAtMs: number | null;
  /** The original promise. */
  readonly dueAtMs: number;
};

/** A shipment that the draft would judge otherwise. */
type ChangedVerdict = {
  readonly dealerId: string;
  readonly id: string;
  readonly dueThenMs: number;
  readonly verdictNow: Verdict;
  readonly verdictThen: Verdict;
};

/** One dealer's shipments that could be promised anew: due and on time, now and under the draft. */
export type DealerWhatIf = {
  readonly dealerId: string;
  dueNow: number;
  onTimeNow: number;
  dueThen: number;
  onTimeThen: number;
  earlier: number;
  later: number;
};

export type WhatIf = {
  readonly dealers: readonly Readonly<DealerWhatIf>[];
  readonly changed: readonly ChangedVerdict[];
  /** Left as they are: without an instant of acceptance. */
  readonly unaccepted: number;
  /** Left as they are: the draft does not apply to them, such as a dealer with a policy of its own. */
  readonly unaffected: number;
  /** Left as they are: the draft finds no due within 400 days. */
  readonly unpromised: number;
  /** Would not be due yet. */
  readonly notDueThen: number;
};

/**
 * Judges shipments again as though a draft had been in force: each is promised from its own instant of
 * acceptance and judged raw, against that promise. Pure; what is stored stays as it is.
 *
 * @param shipments all with an original promise that was due before `asOfMs`, the void ones too
 * @param draftOf the draft as it applies to a shipment; null where it does not
 */
export function recompute<S extends WhatIfShipment>(
  shipments: Iterable<S>,
  draftOf: (shipment: S, acceptedAtMs: number) => CompiledPolicy | null,
  asOfMs: number,
): WhatIf {
  const dealers = new Map<string, DealerWhatIf>();
  const changed: ChangedVerdict[] = [];
  const left = { unaccepted: 0, unaffected: 0, unpromised: 0, notDueThen: 0 };
  for (const shipment of shipments) {
    const { dealerId, id, acceptedAtMs, dueAtMs } = shipment;
    if (acceptedAtMs === null) {
      left.unaccepted += 1;
      continue;
    }
    const draft = draftOf(shipment, acceptedAtMs);
    const promise = draft && computePromise(draft, acceptedAtMs);
    if (!promise?.ok) {
      left[promise ? "unpromised" : "unaffected"] += 1;
      continue;
    }
    const dueThenMs = promise.value.dueAt;
    const verdictNow = verdictOf({ ...shipment, dueAt: dueAtMs, asOf: asOfMs });
    // Only what is due counts, delivered early or not (domain.md §4, Cohort).
    const isDueThen = dueThenMs < asOfMs;
    const verdictThen = isDueThen
      ? verdictOf({ ...shipment, dueAt: dueThenMs, asOf: asOfMs })
      : "open";
    if (!isDueThen) left.notDueThen += 1;
    const dealer = dealers.get(dealerId) ?? noneOf(dealerId);
    dealers.set(dealerId, dealer);
    dealer.dueNow += counts(verdictNow);
    dealer.onTimeNow += Number(verdictNow === "on_time");
    dealer.dueThen += counts(verdictThen);
    dealer.onTimeThen += Number(verdictThen === "on_time");
    // A void one is counted in neither cohort, so neither is its promise.
    const isCounted = verdictNow !== "void" || verdictThen !== "void";
    dealer.earlier += Number(isCounted && dueThenMs < dueAtMs);
    dealer.later += Number(isCounted && dueThenMs > dueAtMs);
    if (verdictNow !== verdictThen) {
      changed.push({ dealerId, id, dueThenMs, verdictNow, verdictThen });
    }
  }
  return { dealers: [...dealers.values()], changed, ...left };
}

function counts(verdict: Verdict): number {
  return Number(verdict === "on_time" || verdict === "late" || verdict === "overdue");
}

function noneOf(dealerId: string): DealerWhatIf {
  return { dealerId, dueNow: 0, onTimeNow: 0, dueThen: 0, onTimeThen: 0, earlier: 0, later: 0 };
}
