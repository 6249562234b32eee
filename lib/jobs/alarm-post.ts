import { createTransport } from "nodemailer";
import { env } from "#lib/env.ts";
import { alarmMail, alarmMessage } from "#lib/i18n/mail-text.ts";
import type { AlarmPost } from "#lib/jobs/send-alarms.ts";
import { type Outside, publicOutside } from "#lib/operations/post-json.ts";
import { tellRobot } from "#lib/operations/tell-robot.ts";

const TIMEOUT_MS = 5_000;

/**
 * Mail by SMTP_URL, and robots by their addresses.
 * @param outside where robots may be
 */
export function alarmPost(outside: Outside = publicOutside): AlarmPost {
  const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = env();
  return {
    mail:
      SMTP_URL === undefined || PUBLIC_URL === undefined
        ? null
        : async ({ address, tellings, id }) => {
            const server = createTransport({
              url: SMTP_URL,
              connectionTimeout: TIMEOUT_MS,
              greetingTimeout: TIMEOUT_MS,
              socketTimeout: TIMEOUT_MS,
            });
            const messageId = `<${id}@${new URL(PUBLIC_URL).hostname}>`;
            const words = alarmMail(tellings, PUBLIC_URL);
            try {
              await server.sendMail({ from: MAIL_FROM, to: address, messageId, ...words });
              return null;
            } catch (error) {
              return mailError(error);
            }
          },
    robot: ({ address, tellings }) =>
      tellRobot(address, alarmMessage(tellings, PUBLIC_URL ?? null), outside),
  };
}

/** The codes of a mail server's refusal: its words may name the mailbox. */
function mailError(error: unknown): string {
  if (!(error instanceof Error)) return "unexpected";
  const parts = ["code", "responseCode"].map((name) => Reflect.get(error, name));
  const said = parts.filter((part) => typeof part === "string" || typeof part === "number");
  return said.length === 0 ? "unexpected" : said.join(" ");
}
