import { createTranslator } from "next-intl";
import type { LinkKind } from "#lib/domain/accounts/link-kinds.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";

/** The mail that brings a link to set a password. */
export function linkMail(
  locale: Locale,
  { kind, name, address }: { kind: LinkKind; name: string; address: string },
): { subject: string; text: string } {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "auth" });
  const isInvitation = kind === "invite";
  return {
    subject: t(isInvitation ? "mail.inviteSubject" : "mail.resetSubject"),
    text: t(isInvitation ? "mail.invite" : "mail.reset", { name, address }),
  };
}
