import type { OpenCalendar } from "#lib/domain/sla/open-calendar.ts";
import { windowIndexAt } from "#lib/domain/sla/window-time.ts";

const BLOCKS_BACK = 14;

/** A merged window; an end is null where it is more than 448 days away. */
export type WindowAround = {
  readonly isOpen: boolean;
  readonly opensAtMs: number | null;
  readonly closesAtMs: number | null;
};

/** The merged window that an instant lies in, for an explanation; the promise needs no opening. */
export function windowAround(calendar: OpenCalendar, atMs: number): WindowAround {
  const block = calendar.blockAt(atMs);
  const i = windowIndexAt(block, atMs);
  const window = block.windows[i];
  if (!window || atMs < window.from) return { isOpen: false, opensAtMs: null, closesAtMs: null };
  const closesAt = calendar.closeOf(block, i);
  return {
    isOpen: true,
    opensAtMs: openingBehind(calendar, window.from),
    closesAtMs: closesAt === Number.POSITIVE_INFINITY ? null : closesAt,
  };
}

function openingBehind(calendar: OpenCalendar, fromMs: number): number | null {
  let opensAt = fromMs;
  for (let back = 0; back < BLOCKS_BACK; back += 1) {
    const before = calendar.blockAt(opensAt - 1).windows.findLast((one) => one.to === opensAt);
    if (!before) return opensAt;
    opensAt = before.from;
  }
  return null;
}
