// What the log's page needs besides types, apart from log-event.ts: zod would be a third of its script.

/** The longest free text of an event: a recipient, a vehicle, a note, a reason for a late entry. */
export const MAX_NAME = 60;
export const MAX_NOTE = 500;

/** Why an event was not taken; every one is told in words (messages log.json, `refused`). */
export const logRefusals = [
  "not_found",
  "not_permitted",
  "illegal",
  "in_future",
  "too_early",
  "before_step",
  "late_reason",
  "undo_over",
  "bad_driver",
  "stale",
  "not_logged",
  "id_taken",
  "bad_pieces",
  "paused",
  "not_paused",
] as const;
export type LogRefusal = (typeof logRefusals)[number];
