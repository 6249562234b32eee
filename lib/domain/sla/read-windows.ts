import type { MinuteWindow, Outcome, WindowInput } from "#lib/domain/sla/policy.ts";
import { type Refusal, refuse } from "#lib/domain/sla/refusal.ts";

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/** Minutes since 00:00 of a local `HH:MM`, 24:00 = 1440; null where the text is no such time. */
export function minuteOfTime(text: string): number | null {
  const match = TIME.exec(text);
  if (!match) return null;
  return match[1] === undefined ? 1440 : Number(match[1]) * 60 + Number(match[2]);
}

/**
 * The windows of one day, sorted. Refused: a malformed time, a window that does not open before it
 * closes, windows that overlap (touching ones may stand).
 */
export function readWindows(
  inputs: readonly WindowInput[],
  path: Refusal["path"],
): Outcome<MinuteWindow[]> {
  const windows: MinuteWindow[] = [];
  for (const [i, [open, close]] of inputs.entries()) {
    const openMinute = minuteOfTime(open);
    const closeMinute = minuteOfTime(close);
    if (openMinute === null) return refuse("malformed_time", [...path, i, 0], { time: open });
    if (closeMinute === null) return refuse("malformed_time", [...path, i, 1], { time: close });
    if (openMinute >= closeMinute) {
      return refuse("window_not_forward", [...path, i], { open, close });
    }
    for (const other of windows) {
      if (openMinute < other.closeMinute && other.openMinute < closeMinute) {
        return refuse("windows_overlap", [...path, i], { open, close });
      }
    }
    windows.push({ openMinute, closeMinute });
  }
  windows.sort((a, b) => a.openMinute - b.openMinute);
  return { ok: true, value: windows };
}
