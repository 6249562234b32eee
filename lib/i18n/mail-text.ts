import { createTranslator } from "next-intl";
import type { LinkKind } from "#lib/domain/accounts/link-kinds.ts";
import { type AlarmTelling, alarmPath } from "#lib/domain/alarms/telling.ts";
import { alarmLine, alarmWords } from "#lib/i18n/alarm-text.ts";
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

/** How many alarms are told of one by one; the inbox has the others. */
const MOST_TOLD = 40;

/**
 * The mail that brings alarms, in both languages: nobody's choice of language is known outside their
 * browser. Its HTML says the same, with the addresses as links.
 *
 * @param base the origin that people open, such as https://zhunda.example
 */
export function alarmMail(
  tellings: readonly AlarmTelling[],
  base: string,
): { subject: string; text: string; html: string } {
  const [zh, en] = [translator("zh-CN"), translator("en")];
  const told = tellings.slice(0, MOST_TOLD);
  const count = tellings.length;
  const [first] = tellings;
  const subjectIn = (t: typeof zh, locale: Locale) => {
    if (first === undefined || count > 1) return t("mail.subject", { count });
    return t("mail.subjectOne", { kind: alarmWords(locale, first).kind });
  };
  const whose = first !== undefined && count === 1 ? `: ${alarmWords("zh-CN", first).of}` : "";
  const more = count - told.length;
  const says = (key: "all" | "why", address: string) => [
    zh(`mail.${key}`, { address }),
    en(`mail.${key}`, { address }),
  ];
  const blocks = [
    ...told.map((telling) => [
      alarmLine("zh-CN", telling),
      alarmLine("en", telling),
      `${base}${alarmPath(telling)}`,
    ]),
    ...(more > 0 ? [[zh("mail.more", { count: more }), en("mail.more", { count: more })]] : []),
    says("all", `${base}/inbox`),
    says("why", `${base}/account#notices`),
  ];
  return {
    subject: `${subjectIn(zh, "zh-CN")} · ${subjectIn(en, "en")}${whose}`,
    text: `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`,
    html: blocks.map((block) => `<p>${block.map(htmlOf).join("<br>")}</p>`).join("\n"),
  };
}

/** What a robot says in its group, which is in Chinese: the headline first, the inbox last. */
export function alarmMessage(tellings: readonly AlarmTelling[], base: string | null): string {
  const t = translator("zh-CN");
  return [
    t("robot.head", { count: tellings.length }),
    ...tellings.slice(0, MOST_TOLD).map((telling) => alarmLine("zh-CN", telling)),
    ...(base === null ? [] : [t("mail.all", { address: `${base}/inbox` })]),
  ].join("\n");
}

function translator(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: "alarms" });
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** A line as HTML; the address that ends it, if one does, becomes a link. */
function htmlOf(line: string): string {
  const escaped = line.replace(/[&<>"]/g, (found) => entities[found] ?? found);
  return escaped.replace(/https?:\/\/\S+$/, (address) => `<a href="${address}">${address}</a>`);
}
