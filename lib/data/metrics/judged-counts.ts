import { createHash } from "node:crypto";
import { type JudgedCounts, judgeCounts } from "#lib/domain/stats/judge-counts.ts";

type Inputs = Parameters<typeof judgeCounts>[0];

/** A dozen periods and cohorts with the one before each; at 2,000 dealers one takes some 0.5 MB. */
const KEPT = 32;

// Next evaluates modules once per bundle, so what a process keeps lives on globalThis.
const holder: { zhundaJudged?: Map<string, JudgedCounts> } = globalThis as never;

/**
 * judgeCounts, kept by a digest of exactly its input: what was judged from the same counts before is
 * answered at once, and counts that any change has touched are judged anew, so it is never stale.
 */
export function judgedCounts(inputs: Inputs): JudgedCounts {
  holder.zhundaJudged ??= new Map();
  const kept = holder.zhundaJudged;
  const key = digestOf(inputs);
  const judged = kept.get(key) ?? judgeCounts(inputs);
  // The order of a Map is that of insertion: the one used longest ago stands first.
  kept.delete(key);
  kept.set(key, judged);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return judged;
}

function digestOf(inputs: Inputs): string {
  const numbers = new Float64Array(inputs.length * 3);
  inputs.forEach(({ due, onTime, target }, index) => {
    numbers.set([due, onTime, target], index * 3);
  });
  return createHash("sha256").update(numbers).digest("base64");
}
