import type { OpenCalendar } from "#lib/domain/sla/open-calendar.ts";
import type { Refusal } from "#lib/domain/sla/refusal.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

/** [open, close), local `HH:MM`; the close may be `24:00`. */
export type WindowInput = readonly [string, string];

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export type RuleInput =
  | {
      readonly kind: "within";
      readonly budgetMinutes: number;
      readonly afterClose: "run" | "carry" | "restart";
    }
  | {
      readonly kind: "by";
      readonly days: number;
      readonly dayKind: "calendar" | "open";
      readonly time: string;
    };

/** A policy in the exchange form of domain.md §3, with its defaults filled in. */
export type PolicyInput = {
  readonly zone: string;
  /** A missing weekday is closed. */
  readonly windows: {
    readonly [day in (typeof WEEKDAYS)[number]]?: readonly WindowInput[] | undefined;
  };
  /** Civil date `YYYY-MM-DD` → its windows instead of the weekday's; none = closed. */
  readonly exceptions: Readonly<
    Record<string, { readonly windows: readonly WindowInput[]; readonly reason: string }>
  >;
  readonly cutoffMinutes: number;
  readonly rule: RuleInput;
};

/** [openMinute, closeMinute) of a civil date, minutes since its 00:00. */
export type MinuteWindow = { readonly openMinute: number; readonly closeMinute: number };

/** Hours by civil date: what holds on a weekday, and what holds on a date instead. */
export type Hours = {
  /** By weekday, 0 = Monday; each sorted. */
  readonly weekly: readonly (readonly MinuteWindow[])[];
  /** By day number (days since 1970-01-01). */
  readonly exceptions: ReadonlyMap<
    number,
    { readonly windows: readonly MinuteWindow[]; readonly reason: string }
  >;
};

export type Rule =
  | { readonly kind: "run" | "carry" | "restart"; readonly budgetMs: number }
  | {
      readonly kind: "by";
      readonly days: number;
      readonly dayKind: "calendar" | "open";
      readonly timeMinute: number;
    };

/** A policy that was accepted by `definePolicy`, ready to compute with. */
export type CompiledPolicy = {
  readonly zone: Zone;
  readonly hours: Hours;
  readonly cutoffMs: number;
  readonly rule: Rule;
  readonly calendar: OpenCalendar;
};

/** An expected error is a value. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };
