import type { Block, OpenCalendar } from "#lib/domain/sla/open-calendar.ts";
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
  let block: Block | null = calendar.blockAt(startsAt);
  let i = windowIndexAt(block, startsAt);
  if (startsAt + budgetMs <= calendar.closeOf(block, i)) return startsAt;
  i += 1;
  while (block && block.fromMs <= limitMs) {
    const fits = firstThatFits(calendar, block, i, budgetMs);
    if (fits !== null) return fits;
    // The rest of a window that runs on into the next block is shorter still: it needs no skip.
    block = calendar.nextBlock(block);
    i = 0;
  }
  return null;
}

/** The first opening of a block, from window i on, whose window is long enough. */
function firstThatFits(
  calendar: OpenCalendar,
  block: Block,
  i: number,
  budgetMs: number,
): number | null {
  const lastIndex = block.windows.length - 1;
  // Only the last window can be longer than it is in its block, so the others need no look.
  const from = block.longestMs < budgetMs ? Math.max(i, lastIndex) : i;
  for (let k = from; k <= lastIndex; k += 1) {
    const opensAt = block.windows[k]?.from ?? 0;
    if (opensAt + budgetMs <= calendar.closeOf(block, k)) return opensAt;
  }
  return null;
}
