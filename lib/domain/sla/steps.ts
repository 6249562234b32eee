/**
 * One step of why a promise is due when it is; instants in epoch milliseconds, dates as
 * `YYYY-MM-DD`. `renderSteps` says them in words.
 */
export type Step =
  | { readonly code: "accepted"; readonly atMs: number }
  /** Accepted inside a window but too close to its close. */
  | { readonly code: "cutoff_missed"; readonly closesAtMs: number; readonly cutoffMinutes: number }
  /** Accepted while closed. */
  | { readonly code: "outside_hours" }
  /** A date between acceptance and start that an exception closes. */
  | { readonly code: "closed_on"; readonly on: string; readonly reason: string }
  /** More closed dates than are worth naming one by one. */
  | { readonly code: "more_closed"; readonly count: number }
  /** The date of the start has hours of its own. */
  | { readonly code: "special_hours"; readonly on: string; readonly reason: string }
  /** Null where that end is further away than anybody looks. */
  | {
      readonly code: "window";
      readonly opensAtMs: number | null;
      readonly closesAtMs: number | null;
      readonly atOnce: boolean;
    }
  | { readonly code: "restarted"; readonly closesAtMs: number | null; readonly opensAtMs: number }
  | { readonly code: "budget"; readonly minutes: number; readonly inWindows: boolean }
  | {
      readonly code: "carried";
      readonly closesAtMs: number;
      readonly leftMs: number;
      readonly opensAtMs: number;
    }
  | { readonly code: "more_carried"; readonly count: number }
  | {
      readonly code: "days_counted";
      readonly days: number;
      readonly dayKind: "calendar" | "open";
      readonly on: string;
    }
  | { readonly code: "one_further_day"; readonly dayKind: "calendar" | "open"; readonly on: string }
  /** A wall time that a clock change left out, and where it was moved to. */
  | { readonly code: "moved_by_gap"; readonly minuteOfDay: number; readonly atMs: number }
  | { readonly code: "due"; readonly atMs: number }
  | {
      readonly code: "paused";
      readonly fromMs: number;
      readonly toMs: number;
      readonly reason: string;
    }
  | { readonly code: "adjusted_due"; readonly atMs: number }
  /** The clock does not run out within so many days after the last pause. */
  | { readonly code: "no_adjusted_due"; readonly days: number };
