import type { StepWords } from "#lib/domain/sla/step-words.ts";
import type { Step } from "#lib/domain/sla/steps.ts";
import { timeText } from "#lib/domain/sla/wall-text.ts";

/** One step as a short English sentence. */
export function inEnglish(step: Step, { at, end, day, span, window }: StepWords): string {
  switch (step.code) {
    case "accepted":
      return `accepted ${at(step.atMs)}`;
    case "cutoff_missed":
      return `too late for this window: orders are cut off ${span(step.cutoffMinutes * 60_000)} before it closes at ${end(step.closesAtMs)}`;
    case "outside_hours":
      return "closed at that time";
    case "closed_on":
      return `closed all day ${day(step.on)}: ${step.reason}`;
    case "more_closed":
      return `and ${step.count} more closed ${step.count === 1 ? "day" : "days"}`;
    case "special_hours":
      return `special hours ${day(step.on)}: ${step.reason}`;
    case "window": {
      const { opensAtMs, closesAtMs, atOnce } = step;
      const hours =
        closesAtMs === null
          ? "open around the clock"
          : opensAtMs === null
            ? `open until ${end(closesAtMs)}`
            : `window ${window(opensAtMs, closesAtMs)}`;
      return opensAtMs === null || atOnce
        ? `${hours}, starts at once`
        : `${hours}, starts at opening ${at(opensAtMs)}`;
    }
    case "restarted": {
      const reason = step.closesAtMs === null ? "" : ` before closing at ${end(step.closesAtMs)}`;
      return `does not fit${reason}, starts afresh ${at(step.opensAtMs)}`;
    }
    case "budget":
      return step.inWindows
        ? `${span(step.minutes * 60_000)} allowed, counted in opening hours only`
        : `${span(step.minutes * 60_000)} allowed`;
    case "carried":
      return `closes ${end(step.closesAtMs)} with ${span(step.leftMs)} left, goes on ${at(step.opensAtMs)}`;
    case "more_carried":
      return `and so on over ${step.count} more ${step.count === 1 ? "closing" : "closings"}`;
    case "days_counted": {
      const kind = step.dayKind === "open" ? "open" : "calendar";
      return step.days === 0
        ? `same day, ${day(step.on)}`
        : `${step.days} ${kind} ${step.days === 1 ? "day" : "days"} on: ${day(step.on)}`;
    }
    case "one_further_day":
      return `that is not after the start, so one further ${step.dayKind} day: ${day(step.on)}`;
    case "moved_by_gap":
      return `clocks go forward and skip ${timeText(step.minuteOfDay * 60_000)}, moved to ${at(step.atMs)}`;
    case "due":
      return `due ${end(step.atMs)}`;
    case "paused":
      return `clock stopped ${at(step.fromMs)} to ${at(step.toMs)}: ${step.reason}`;
    case "adjusted_due":
      return `due ${end(step.atMs)} after the pauses`;
    case "no_adjusted_due":
      return `time does not run out within ${step.days} days after the pauses: no adjusted due`;
  }
}
