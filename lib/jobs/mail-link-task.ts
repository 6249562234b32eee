import { createTransport } from "nodemailer";
import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { findAccount, findAccountOf, findMailbox } from "#lib/data/accounts.ts";
import { readIdentifier } from "#lib/domain/accounts/identifier.ts";
import { env } from "#lib/env.ts";
import { localeOf } from "#lib/i18n/locale.ts";
import { linkMail } from "#lib/i18n/mail-text.ts";
import type { MakeTask } from "#lib/jobs/task-tools.ts";
import { makePasswordLink } from "#lib/operations/make-password-link.ts";

const payloadSchema = z.union([
  z.strictObject({ identifier: z.string(), locale: z.string() }),
  z.strictObject({ personId: z.uuid(), locale: z.string() }),
]);

/**
 * Mails a link to set a password to whoever is named, where there is somebody with an address who may
 * sign in. It is made here, so that no job ever holds one.
 */
export const mailLinkTask: MakeTask =
  ({ clock }) =>
  async (payload) => {
    const { SMTP_URL, MAIL_FROM, PUBLIC_URL } = env();
    if (SMTP_URL === undefined) return;
    const asked = payloadSchema.parse(payload);
    const account =
      "personId" in asked
        ? await findAccountOf(asked.personId)
        : await findAccount(readIdentifier(asked.identifier));
    if (account === null || account.disabled) return;
    const scope = operatorScope("people:write");
    const mailbox = await findMailbox(scope, account.personId);
    if (mailbox === null) return;
    const { kind, token } = await makePasswordLink(scope, account.personId, clock());
    const words = linkMail(localeOf(asked.locale), {
      kind,
      name: mailbox.name,
      address: `${PUBLIC_URL}/link/${token}`,
    });
    await createTransport(SMTP_URL).sendMail({ from: MAIL_FROM, to: mailbox.email, ...words });
  };
