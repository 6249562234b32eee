import { type CauseCounts, type CauseMonth, dimensions } from "#lib/domain/causes/cause-counts.ts";
import { type Contrast, chiSquareOf, contrastOf } from "#lib/domain/causes/contrast.ts";
import { type Split, splitsOf } from "#lib/domain/causes/splits.ts";
import { findTimeCause, type TimeCause } from "#lib/domain/causes/time-cause.ts";
import { binomialUpperTail } from "#lib/domain/stats/binomial.ts";
import { wilsonInterval } from "#lib/domain/stats/wilson.ts";

/** Most of a dealer's late deliveries are late by about as much, or most misses name one reason. */
type Concentration = {
  readonly n: number;
  readonly of: number;
  /** Of `of`, beyond the half that it must exceed to be said. */
  readonly share: number;
  readonly shareAtLeast: number;
  readonly pValue: number;
} & (
  | { readonly kind: "lateness"; readonly fromMinutes: number; readonly toMinutes: number }
  | { readonly kind: "reason"; readonly reason: string }
);

/**
 * One thing that sets a dealer's misses apart. `window` is what it was found in: the period looked
 * at, or the dealer's longer record where the period alone is too short to tell. `pValue` is corrected for
 * everything that was tried.
 */
export type Cause = { readonly window: "period" | "record" } & (
  | (Contrast & Split & { readonly kind: "part" })
  | TimeCause
  | Concentration
);

/** Chance of saying anything about a dealer whose misses nothing sets apart. */
const FALSE_ALARM = 0.05;
/** A wider bin than this is no "always about as late". */
const WIDEST_BIN_MINUTES = 30;

/**
 * What sets a dealer's misses apart, what surely explains the largest share of them first; empty where
 * nothing does so beyond chance. Parts of the shipments are tested by Fisher's exact test, time by
 * contrast and Cochran–Armitage's trend, concentration against one half by the binomial; all p-values are
 * multiplied by how many were tried (Bonferroni). A stated reason is what staff wrote, not what was
 * measured: it stands last.
 *
 * @param record the longer record, for what the period is too short to tell; null where the period is all
 * @param months the record month by month, without gaps
 */
export function findCauses(
  period: CauseCounts,
  record: CauseCounts | null,
  months: readonly CauseMonth[],
): Cause[] {
  const ours = candidatesOf(period);
  const longer = record === null ? { found: [], tried: 0 } : candidatesOf(record);
  const time = findTimeCause(months);
  const tried = ours.tried + longer.tried + time.tried;
  const corrected = <Found extends { readonly pValue: number }>(found: Found): Found | null => {
    const pValue = Math.min(1, found.pValue * tried);
    return pValue <= FALSE_ALARM ? { ...found, pValue } : null;
  };
  const causes = new Map<string, Cause>();
  for (const one of ours.found) {
    const kept = corrected(one);
    if (kept) causes.set(topicOf(kept), { ...kept, window: "period" });
  }
  for (const one of longer.found) {
    const kept = corrected(one);
    if (kept && !causes.has(topicOf(kept)))
      causes.set(topicOf(kept), { ...kept, window: "record" });
  }
  const kept = time.found && corrected(time.found);
  if (kept) causes.set("time", { ...kept, window: "record" });
  return [...causes.values()].sort(
    (a, b) =>
      Number(a.kind === "reason") - Number(b.kind === "reason") || b.shareAtLeast - a.shareAtLeast,
  );
}

type Candidate = (Contrast & Split & { readonly kind: "part" }) | Concentration;

function topicOf(found: Candidate): string {
  return found.kind === "part" ? found.dimension : found.kind;
}

/** The likeliest part of each dimension and what the misses gather around, not yet corrected. */
function candidatesOf(counts: CauseCounts): { found: Candidate[]; tried: number } {
  let tried = 0;
  const found: Candidate[] = [];
  for (const dimension of dimensions) {
    const parts = splitsOf(counts, dimension).flatMap(({ split, inside, outside }) => {
      const contrast = contrastOf(inside, outside);
      return contrast === null ? [] : [{ ...contrast, ...split, kind: "part" as const }];
    });
    tried += parts.length;
    const best = likeliest(parts);
    if (best) found.push(best);
  }
  const gathered = [...latenessOf(counts), ...reasonsOf(counts)];
  return { found: [...found, ...gathered], tried: tried + gathered.length };
}

/** The smallest p; χ² decides where p-values are too small to be told apart. */
function likeliest<Found extends Contrast>(parts: readonly Found[]): Found | null {
  return parts.reduce<Found | null>((best, part) => {
    if (best === null || part.pValue < best.pValue) return part;
    const ties = part.pValue === best.pValue;
    return ties && chiSquareOf(part) > chiSquareOf(best) ? part : best;
  }, null);
}

function latenessOf({ lateness }: CauseCounts): Concentration[] {
  const late = lateness.reduce((sum, { n }) => sum + n, 0);
  return lateness.flatMap(({ fromMinutes, toMinutes, n }): Concentration[] =>
    toMinutes === null || toMinutes - fromMinutes > WIDEST_BIN_MINUTES || n * 2 <= late
      ? []
      : [{ kind: "lateness", fromMinutes, toMinutes, ...gatheredIn(n, late) }],
  );
}

function reasonsOf({ reasons, missed: all }: CauseCounts): Concentration[] {
  return reasons.flatMap(({ key, missed }): Concentration[] =>
    missed * 2 <= all ? [] : [{ kind: "reason", reason: key, ...gatheredIn(missed, all) }],
  );
}

function gatheredIn(n: number, of: number) {
  const low = wilsonInterval(n, of)?.low ?? 0;
  return {
    n,
    of,
    share: n / of - 0.5,
    shareAtLeast: Math.max(0, low - 0.5),
    // The tail is P(X > k).
    pValue: binomialUpperTail(n - 1, of, 0.5),
  };
}
