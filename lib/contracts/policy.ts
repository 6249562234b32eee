import { z } from "zod";

const window = z.tuple([z.string(), z.string()]);
const day = z.array(window).optional();

/** Opening windows by weekday as a calendar version stores them; a missing weekday is closed. */
export const storedWindowsSchema = z.strictObject({
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  sat: day,
  sun: day,
});

/** Civil date → windows of that date instead of its weekday's, with the reason. */
export const storedExceptionsSchema = z.record(
  z.string(),
  z.strictObject({ windows: z.array(window), reason: z.string() }),
);

/** The rule of a policy version. */
export const storedRuleSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("within"),
    budgetMinutes: z.int(),
    afterClose: z.enum(["run", "carry", "restart"]),
  }),
  z.strictObject({
    kind: z.literal("by"),
    days: z.int(),
    dayKind: z.enum(["calendar", "open"]),
    time: z.string(),
  }),
]);
