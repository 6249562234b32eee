import { z } from "zod";
import type { Step } from "#lib/domain/sla/steps.ts";

const atMs = z.int();
const dayKind = z.enum(["calendar", "open"]);

/** One step of a promise's explanation, as it was frozen with the promise. */
const stepSchema = z.discriminatedUnion("code", [
  z.strictObject({ code: z.literal("accepted"), atMs }),
  z.strictObject({ code: z.literal("cutoff_missed"), closesAtMs: atMs, cutoffMinutes: z.number() }),
  z.strictObject({ code: z.literal("outside_hours") }),
  z.strictObject({ code: z.literal("closed_on"), on: z.string(), reason: z.string() }),
  z.strictObject({ code: z.literal("more_closed"), count: z.int() }),
  z.strictObject({ code: z.literal("special_hours"), on: z.string(), reason: z.string() }),
  z.strictObject({
    code: z.literal("window"),
    opensAtMs: atMs.nullable(),
    closesAtMs: atMs.nullable(),
    atOnce: z.boolean(),
  }),
  z.strictObject({
    code: z.literal("restarted"),
    closesAtMs: atMs.nullable(),
    opensAtMs: atMs,
  }),
  z.strictObject({ code: z.literal("budget"), minutes: z.number(), inWindows: z.boolean() }),
  z.strictObject({
    code: z.literal("carried"),
    closesAtMs: atMs,
    leftMs: z.number(),
    opensAtMs: atMs,
  }),
  z.strictObject({ code: z.literal("more_carried"), count: z.int() }),
  z.strictObject({
    code: z.literal("days_counted"),
    days: z.int(),
    dayKind,
    on: z.string(),
  }),
  z.strictObject({ code: z.literal("one_further_day"), dayKind, on: z.string() }),
  z.strictObject({ code: z.literal("moved_by_gap"), minuteOfDay: z.int(), atMs }),
  z.strictObject({ code: z.literal("due"), atMs }),
  z.strictObject({
    code: z.literal("paused"),
    fromMs: atMs,
    toMs: atMs,
    reason: z.string(),
  }),
  z.strictObject({ code: z.literal("adjusted_due"), atMs }),
]) satisfies z.ZodType<Step>;

/** The stored explanation of a promise; empty where the promise came with the file. */
export const promiseStepsSchema = z.array(stepSchema);
