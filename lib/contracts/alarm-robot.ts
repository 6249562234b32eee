import { z } from "zod";
import { idSchema } from "#lib/contracts/id.ts";

const MAX_NAME = 40;
const MAX_URL = 500;

/** A company has a few groups; each robot is one more message. */
export const MAX_ROBOTS = 50;

/** A new robot, as the form says it. Its address is a secret: whoever has it can speak in the group. */
export const newRobotSchema = z.strictObject({
  id: idSchema,
  name: z
    .string()
    .transform((said) => said.replace(/[\p{C}\s]+/gu, " ").trim())
    .refine((said) => said !== "", "empty")
    .refine((said) => Array.from(said).length <= MAX_NAME, "too_long"),
  url: z
    .string()
    .trim()
    .max(MAX_URL, "url")
    .refine((said) => URL.parse(said)?.protocol === "https:", "url")
    .refine((said) => {
      const url = URL.parse(said);
      return url === null || (url.username === "" && url.password === "");
    }, "url"),
  platformId: z
    .literal("")
    .transform(() => null)
    .or(idSchema),
});
export type NewRobot = z.infer<typeof newRobotSchema>;

/** What may be done to a robot. */
export const robotIntents = ["test", "enable", "disable", "remove"] as const;
