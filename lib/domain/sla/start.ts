import type { CompiledPolicy } from "#lib/domain/sla/policy.ts";
import { openingFrom, windowIndexAt } from "#lib/domain/sla/window-time.ts";

/**
 * When the clock of an order accepted at an instant starts: at once inside a window and before its
 * close less the cut-off, else at the next opening. The close is that of the merged window.
 *
 * @returns epoch milliseconds, or null where it does not open again within 448 days
 */
export function startOf(policy: CompiledPolicy, acceptedAt: number): number | null {
  const { calendar, cutoffMs } = policy;
  const block = calendar.blockAt(acceptedAt);
  const i = windowIndexAt(block, acceptedAt);
  const window = block.windows[i];
  if (!window || acceptedAt < window.from) return openingFrom(calendar, acceptedAt);
  if (cutoffMs === 0) return acceptedAt;
  const closeAt = calendar.closeOf(block, i);
  return acceptedAt < closeAt - cutoffMs ? acceptedAt : openingFrom(calendar, closeAt);
}

/**
 * The first start at or after one in which a budget fits before the close (rule `restart`).
 *
 * @param startsAt an instant inside a window
 * @returns null where none comes before the limit
 */
export function startThatFits(
  policy: CompiledPolicy,
  startsAt: number,
  budgetMs: number,
  limitMs: number,
): number | null {
  const { calendar } = policy;
  let block = calendar.blockAt(startsAt);
  let i = windowIndexAt(block, startsAt);
  let fromMs = startsAt;
  while (fromMs <= limitMs) {
    if (fromMs + budgetMs <= calendar.closeOf(block, i)) return fromMs;
    // The rest of a window that runs on into the next block is shorter still, so it needs no skip.
    i += 1;
    if (i >= block.windows.length) {
      const next = calendar.nextBlock(block);
      if (!next) return null;
      block = next;
      i = 0;
    }
    fromMs = block.windows[i]?.from ?? fromMs;
  }
  return null;
}
