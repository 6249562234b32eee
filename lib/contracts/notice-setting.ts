import { z } from "zod";
import { areHoursSound, minuteOfText } from "#lib/domain/alarms/quiet-hours.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** For how long alarms may be collected before they come in one mail. */
export const digestChoices = [0, 5, 15, 30, 60] as const;

const time = z
  .string()
  .trim()
  .transform((text) => (text === "" ? null : text))
  .refine((text) => text === null || minuteOfText(text) !== null, "time");

/** How somebody wants to be told of alarms, as the form of the account says it. */
export const noticeSettingSchema = z
  .strictObject({
    mail: z
      .string()
      .optional()
      .transform((value) => value === "yes"),
    quietFrom: time,
    quietTo: time,
    zone: z
      .string()
      .trim()
      .max(64)
      .transform((name, context) => {
        const zone = findZone(name);
        if (zone !== null) return zone.name;
        context.addIssue({ code: "custom", message: "zone" });
        return z.NEVER;
      }),
    digestMinutes: z.coerce
      .number<string>()
      .refine((minutes) => digestChoices.some((one) => one === minutes), "digest"),
  })
  .superRefine(({ quietFrom, quietTo }, context) => {
    const refuse = (message: string) =>
      context.addIssue({ code: "custom", path: ["quietTo"], message });
    if ((quietFrom === null) !== (quietTo === null)) return refuse("both");
    if (quietFrom === null || quietTo === null) return;
    const [fromMinute, toMinute] = [minuteOfText(quietFrom), minuteOfText(quietTo)];
    if (fromMinute === null || toMinute === null) return;
    if (!areHoursSound({ fromMinute, toMinute })) refuse("never");
  });
