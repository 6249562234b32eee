import { z } from "zod";
import type { SlaCase } from "#lib/domain/sla/case.ts";
import type { PolicyInput } from "#lib/domain/sla/policy.ts";
import { parseInstant } from "#lib/domain/time/instant.ts";

const MAX_TEXT = 1000;

/**
 * An instant: ISO 8601 with `Z` or an offset, years 1900 to 2200; read to epoch milliseconds, finer
 * digits cut off. A fault is an issue of code `custom` with `params.fault`.
 */
const instantSchema = z.string().transform((text, context) => {
  const read = parseInstant(text);
  if (typeof read === "number") return read;
  context.issues.push({ code: "custom", input: text, params: { fault: read } });
  return z.NEVER;
});

const windowsSchema = z.array(z.tuple([z.string(), z.string()])).optional();
const reasonSchema = z.string().max(MAX_TEXT);

const ruleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("within"),
    budgetMinutes: z.number(),
    afterClose: z.enum(["run", "carry", "restart"]),
  }),
  z.strictObject({
    kind: z.literal("by"),
    days: z.number(),
    dayKind: z.enum(["calendar", "open"]),
    time: z.string(),
  }),
]);

/**
 * An SLA policy in the exchange form of domain.md §3: the shape only. What a policy may contain is
 * judged by `definePolicy`, which names its refusals in both languages.
 */
export const slaPolicySchema = z.strictObject({
  zone: z.string(),
  windows: z.strictObject({
    mon: windowsSchema,
    tue: windowsSchema,
    wed: windowsSchema,
    thu: windowsSchema,
    fri: windowsSchema,
    sat: windowsSchema,
    sun: windowsSchema,
  }),
  exceptions: z
    .record(
      z.string(),
      z.strictObject({
        windows: z.array(z.tuple([z.string(), z.string()])),
        reason: reasonSchema,
      }),
    )
    .default({}),
  cutoffMinutes: z.number().default(0),
  rule: ruleSchema,
}) satisfies z.ZodType<PolicyInput>;

/** A case in the exchange form; null stands for "not given". `asOf` must be given. */
export const slaCaseSchema = z.strictObject({
  policy: slaPolicySchema,
  acceptedAt: instantSchema,
  deliveredAt: instantSchema.nullable().default(null),
  cancelledAt: instantSchema.nullable().default(null),
  cancelledBy: z.enum(["dealer", "distributor"]).nullable().default(null),
  asOf: instantSchema,
  pauses: z
    .array(
      z.strictObject({
        from: instantSchema,
        to: instantSchema.nullable().default(null),
        reason: reasonSchema,
      }),
    )
    .nullish()
    .transform((pauses) => pauses ?? []),
}) satisfies z.ZodType<SlaCase>;
