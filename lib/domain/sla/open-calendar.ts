import type { Hours } from "#lib/domain/sla/policy.ts";
import { weekdayOf } from "#lib/domain/time/civil-date.ts";
import { clip, type Interval, unionOf } from "#lib/domain/time/intervals.ts";
import { instantOfWall } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

const BLOCK_DAYS = 32;
const BLOCK_MS = BLOCK_DAYS * 86_400_000;
// 14 blocks are 448 days: no promise looks further ahead than 400.
const BLOCKS_AHEAD = 14;
// 22 years, about 1 MB: a calendar asked about centuries must not keep them all.
const MAX_BLOCKS_KEPT = 256;

/** The resolved opening hours of 32 civil dates. Windows that reach a border are cut there. */
export type Block = {
  readonly index: number;
  /** The instants from the start of the first date to the end of the last. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly windows: readonly Interval[];
  /** Open time before window i, and in the last place that of the whole block. */
  readonly openBeforeMs: readonly number[];
  readonly openMs: number;
  /** The longest window, as far as it lies in this block. */
  readonly longestMs: number;
  /** Day numbers of the dates that have at least one window. */
  readonly openDays: readonly number[];
};

/**
 * When a policy is open, resolved to instants block by block as it is asked and then kept, so that
 * a promise costs a few look-ups however far the next opening is.
 */
export type OpenCalendar = {
  blockAt: (atMs: number) => Block;
  blockOfDay: (day: number) => Block;
  /** The next block with anything in it, at most 448 days on; null for none. */
  nextBlock: (block: Block) => Block | null;
  /** The close of window i of a block, across blocks; Infinity if none comes within 448 days. */
  closeOf: (block: Block, i: number) => number;
};

export function openCalendar(zone: Zone, hours: Hours, neverCloses: boolean): OpenCalendar {
  const blocks = new Map<number, Block>();
  const nextIndexes = new Map<number, number | null>();
  const runOnCloses = new Map<number, number>();
  const lastExceptionDay = [...hours.exceptions.keys()].reduce(
    (last, day) => Math.max(last, day),
    Number.NEGATIVE_INFINITY,
  );

  function blockOf(index: number): Block {
    const known = blocks.get(index);
    if (known) return known;
    if (blocks.size >= MAX_BLOCKS_KEPT) {
      blocks.clear();
      nextIndexes.clear();
      runOnCloses.clear();
    }
    const block = buildBlock(zone, hours, index);
    blocks.set(index, block);
    return block;
  }

  function nextIndexOf(index: number): number | null {
    for (let next = index + 1; next <= index + BLOCKS_AHEAD; next += 1) {
      const block = blockOf(next);
      if (block.windows.length > 0 || block.openDays.length > 0) return next;
    }
    return null;
  }

  function runOnCloseOf(block: Block): number {
    let endMs = block.toMs;
    for (let next = block.index + 1; next <= block.index + BLOCKS_AHEAD; next += 1) {
      if (neverCloses && next * BLOCK_DAYS > lastExceptionDay) break;
      const { windows, toMs } = blockOf(next);
      const first = windows[0];
      if (first?.from !== endMs) return endMs;
      if (first.to !== toMs) return first.to;
      endMs = toMs;
    }
    return Number.POSITIVE_INFINITY;
  }

  return {
    blockAt(atMs) {
      // The UTC date is at most one day from the civil one.
      const block = blockOf(Math.floor(atMs / BLOCK_MS));
      if (atMs < block.fromMs) return blockOf(block.index - 1);
      return atMs < block.toMs ? block : blockOf(block.index + 1);
    },
    blockOfDay: (day) => blockOf(Math.floor(day / BLOCK_DAYS)),
    nextBlock(block) {
      let next = nextIndexes.get(block.index);
      if (next === undefined) {
        next = nextIndexOf(block.index);
        nextIndexes.set(block.index, next);
      }
      return next === null ? null : blockOf(next);
    },
    closeOf(block, i) {
      const closeMs = block.windows[i]?.to ?? block.toMs;
      if (closeMs < block.toMs) return closeMs;
      let runOnClose = runOnCloses.get(block.index);
      if (runOnClose === undefined) {
        runOnClose = runOnCloseOf(block);
        runOnCloses.set(block.index, runOnClose);
      }
      return runOnClose;
    },
  };
}

function buildBlock(zone: Zone, hours: Hours, index: number): Block {
  const firstDay = index * BLOCK_DAYS;
  const fromMs = instantOfWall(zone, firstDay, 0);
  const toMs = instantOfWall(zone, firstDay + BLOCK_DAYS, 0);
  const resolved: Interval[] = [];
  const openDays: number[] = [];
  // From the day before: a gap that ends at midnight moves the end of its windows into this block.
  for (let day = firstDay - 1; day < firstDay + BLOCK_DAYS; day += 1) {
    const found = resolvedWindows(zone, hours, day);
    resolved.push(...found);
    if (found.length > 0 && day >= firstDay) openDays.push(day);
  }
  const windows = clip(unionOf(resolved), fromMs, toMs);
  const openBeforeMs: number[] = [];
  let openMs = 0;
  let longestMs = 0;
  for (const one of windows) {
    openBeforeMs.push(openMs);
    openMs += one.to - one.from;
    longestMs = Math.max(longestMs, one.to - one.from);
  }
  return { index, fromMs, toMs, windows, openBeforeMs, openMs, longestMs, openDays };
}

/** The windows of one date as instants; one that a gap empties does not exist that day. */
function resolvedWindows(zone: Zone, hours: Hours, day: number): Interval[] {
  const windows = hours.exceptions.get(day)?.windows ?? hours.weekly[weekdayOf(day)] ?? [];
  const resolved: Interval[] = [];
  for (const { openMinute, closeMinute } of windows) {
    const from = instantOfWall(zone, day, openMinute);
    const to = instantOfWall(zone, day, closeMinute);
    if (from < to) resolved.push({ from, to });
  }
  return resolved;
}
