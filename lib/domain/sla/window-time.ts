import type { Block, OpenCalendar } from "#lib/domain/sla/open-calendar.ts";

/** The first window of a block that ends after an instant; the number of windows where none does. */
export function windowIndexAt(block: Block, atMs: number): number {
  let low = 0;
  let high = block.windows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const to = block.windows[middle]?.to ?? 0;
    if (to > atMs) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The first opening at or after an instant at which it is closed; null for none in 448 days. */
export function openingFrom(calendar: OpenCalendar, atMs: number): number | null {
  let block: Block | null = calendar.blockAt(atMs);
  const here = block.windows[windowIndexAt(block, atMs)];
  if (here) return here.from;
  do block = calendar.nextBlock(block);
  while (block && block.windows.length === 0);
  return block?.windows[0]?.from ?? null;
}

/** Open time between two instants, in milliseconds. */
export function openMsBetween(calendar: OpenCalendar, fromMs: number, toMs: number): number {
  const last = calendar.blockAt(toMs);
  let block: Block | null = calendar.blockAt(fromMs);
  let openMs = -openMsUntil(block, fromMs);
  while (block && block.index < last.index) {
    openMs += block.openMs;
    block = calendar.nextBlock(block);
  }
  return block?.index === last.index ? openMs + openMsUntil(last, toMs) : openMs;
}

/**
 * The instant at which open time from an instant on has reached an amount; at a close exactly where
 * it is used up there. Null where that is not before a limit.
 *
 * @param needMs more than 0
 */
export function advanceOpenMs(
  calendar: OpenCalendar,
  fromMs: number,
  needMs: number,
  limitMs: number,
): number | null {
  let block: Block | null = calendar.blockAt(fromMs);
  let target = openMsUntil(block, fromMs) + needMs;
  while (target > block.openMs) {
    target -= block.openMs;
    block = calendar.nextBlock(block);
    if (!block || block.fromMs > limitMs) return null;
  }
  let low = 0;
  let high = block.windows.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((block.openBeforeMs[middle] ?? 0) < target) low = middle;
    else high = middle - 1;
  }
  return (block.windows[low]?.from ?? 0) + target - (block.openBeforeMs[low] ?? 0);
}

function openMsUntil(block: Block, atMs: number): number {
  const i = windowIndexAt(block, atMs);
  const window = block.windows[i];
  if (!window) return block.openMs;
  return (block.openBeforeMs[i] ?? 0) + Math.max(0, atMs - window.from);
}
