import { type FoldedShipment, foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import { pausesOf } from "#lib/domain/orders/pauses.ts";
import { isRetracted, originalOf, shownFacts } from "#lib/domain/orders/retraction.ts";
import type { PauseFact, PromiseFact, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { adjustedDueAt, standstills } from "#lib/domain/sla/adjusted-due.ts";
import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { verdictOf } from "#lib/domain/sla/verdict.ts";

/** A verdict that no later instant changes; null while the shipment is open or overdue. */
type SettledVerdict = "on_time" | "late" | "void";
type DockVerdict = "on_time" | "late" | "unknown";

/** What queries read of a shipment: everything that follows from its facts at any later instant. */
export type ShipmentProjection = FoldedShipment & {
  readonly startsAtMs: number | null;
  readonly dueAtMs: number;
  readonly dueOn: string;
  readonly duePrecision: "date" | "instant";
  readonly transitMinutes: number | null;
  /** Null while an open pause keeps the clock standing. */
  readonly adjustedDueAtMs: number | null;
  readonly verdict: SettledVerdict | null;
  readonly adjustedVerdict: SettledVerdict | null;
  readonly excused: boolean;
  readonly dock: DockVerdict;
  readonly localMinutes: number | null;
  /** Its import was undone, and nothing has spoken of it since. */
  readonly retracted: boolean;
};

/** The compiled policy of a promise, by its version ids; null when the promise came with a file. */
export type PolicyOf = (promise: PromiseFact) => CompiledPolicy | null;

/**
 * Projects a shipment's facts (domain.md §3, §4).
 *
 * Raw: the original promise. Adjusted: the latest promise that the dealer asked for, plus pauses. What
 * undone imports said is left out (`shownFacts`).
 * @throws Error when the facts hold no original promise: a shipment is made with one.
 */
export function projectShipment(all: ShipmentFacts, policyOf: PolicyOf): ShipmentProjection {
  const shown = shownFacts(all);
  const facts = { ...shown, pauses: pausesOf(shown) };
  const original = originalOf(facts.promises);
  if (!original) throw new Error(`shipment ${facts.id} has no original promise`);
  const folded = foldShipment(facts.events);
  const adjustedDueAtMs = adjustedDue(facts, original, folded, policyOf);
  return {
    ...folded,
    acceptedAtMs: folded.acceptedAtMs ?? original.acceptedAtMs,
    startsAtMs: original.startsAtMs,
    dueAtMs: original.dueAtMs,
    dueOn: original.dueOn,
    duePrecision: original.duePrecision,
    transitMinutes: original.transitMinutes,
    adjustedDueAtMs,
    verdict: settled(folded, original.dueAtMs),
    adjustedVerdict: adjustedDueAtMs === null ? null : settled(folded, adjustedDueAtMs),
    excused: facts.excuses.length > 0,
    dock: dockVerdict(folded, original),
    localMinutes: localMinutes(facts, folded, original),
    retracted: isRetracted(all),
  };
}

function ended(folded: FoldedShipment): number | null {
  return folded.deliveredAtMs ?? folded.cancelledAtMs;
}

function settled(folded: FoldedShipment, dueAt: number): SettledVerdict | null {
  const asOf = ended(folded);
  if (asOf === null) return null;
  const verdict = verdictOf({
    deliveredAt: folded.deliveredAtMs,
    cancelledAt: folded.cancelledAtMs,
    cancelledBy: folded.cancelledBy,
    dueAt,
    asOf,
  });
  return verdict === "on_time" || verdict === "void" ? verdict : "late";
}

function adjustedDue(
  facts: ShipmentFacts,
  original: PromiseFact,
  folded: FoldedShipment,
  policyOf: PolicyOf,
): number | null {
  const asked = facts.promises.filter((promise) => promise.kind === "dealer_asked");
  const promise = asked.reduce((a, b) => (b.madeAtMs > a.madeAtMs ? b : a), original);
  if (facts.pauses.length === 0) return promise.dueAtMs;
  const endAt = ended(folded);
  const open = facts.pauses.find((pause) => pause.toMs === null);
  // Without an end, an open pause lasts; asked as of its own beginning it tells whether it counts.
  const asOf = endAt ?? Math.max(...facts.pauses.map((pause) => pause.toMs ?? pause.fromMs));
  const dueAt = pausedDue(facts.pauses, promise, folded, policyOf(promise), asOf);
  return open && endAt === null && open.fromMs < dueAt ? null : dueAt;
}

function pausedDue(
  pauses: readonly PauseFact[],
  promise: PromiseFact,
  folded: FoldedShipment,
  policy: CompiledPolicy | null,
  asOf: number,
): number {
  const { dueAtMs: dueAt, dueOn } = promise;
  // A due that came with a file has no start; elapsed time before its first pause is all alike.
  const startsAt = promise.startsAtMs ?? Math.min(dueAt, ...pauses.map((pause) => pause.fromMs));
  const end = {
    deliveredAt: folded.deliveredAtMs,
    cancelledAt: folded.cancelledAtMs,
    cancelledBy: folded.cancelledBy,
  };
  const ledger = pauses.map(({ fromMs, toMs, reason }) => ({ from: fromMs, to: toMs, reason }));
  const still = standstills(ledger, startsAt, end, asOf);
  if (!still.ok) return dueAt;
  if (policy === null) {
    return still.value.reduce((at, { from, to }) => (from < at ? at + to - from : at), dueAt);
  }
  return adjustedDueAt(policy, { startsAt, dueAt, dueOn }, still.value) ?? dueAt;
}

function dockVerdict(folded: FoldedShipment, promise: PromiseFact): DockVerdict {
  // A dispatch known to the day only says nothing about minutes.
  if (promise.transitMinutes === null || folded.dispatchedPrecision === "date") return "unknown";
  if (folded.dispatchedAtMs === null) return folded.deliveredAtMs === null ? "late" : "unknown";
  const leaveBy = promise.dueAtMs - promise.transitMinutes * 60_000;
  return folded.dispatchedAtMs <= leaveBy ? "on_time" : "late";
}

function localMinutes(facts: ShipmentFacts, folded: FoldedShipment, promise: PromiseFact) {
  const { deliveredAtMs, deliveredPrecision } = folded;
  if (facts.serviceClass !== "local" || promise.startsAtMs === null) return null;
  if (deliveredAtMs === null || deliveredPrecision === "date") return null;
  return (deliveredAtMs - promise.startsAtMs) / 60_000;
}
