import { createTranslator } from "next-intl";
import type { AlarmTelling } from "#lib/domain/alarms/telling.ts";
import { formatBeside } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";
import { stateKey, stepKey } from "#lib/i18n/step-keys.ts";

/** What stands for an alarm in the words of a language: of what kind, whose, and what about it. */
export function alarmWords(locale: Locale, telling: AlarmTelling) {
  const t = createTranslator({ locale, messages: messages[locale], namespace: "alarms" });
  const log = createTranslator({ locale, messages: messages[locale], namespace: "log" });
  const { kind, number, dealerName, platformName, zone, data, raisedAt } = telling;
  const at = (atMs: number | undefined) => {
    if (atMs === undefined) return "";
    const { day, time } = formatBeside(new Date(atMs), raisedAt, zone ?? "UTC", locale, "minute");
    return `${day}${locale === "en" ? "," : ""} ${time}`;
  };
  const detail = {
    at_risk: () => t("detail.at_risk", { due: at(data.dueAtMs) }),
    breach: () => t("detail.breach", { due: at(data.dueAtMs) }),
    dispute_open: () => t("detail.dispute_open", { opened: at(data.openedAtMs) }),
    conflict: () =>
      t("detail.conflict", {
        said: log(`kind.${stepKey(data.said)}`),
        state: log(`state.${stateKey(data.state ?? "")}`),
      }),
    turned_weak: () =>
      t("detail.turned_weak", {
        onTime: data.onTime ?? 0,
        missed: (data.due ?? 0) - (data.onTime ?? 0),
        due: data.due ?? 0,
      }),
  }[kind]();
  const name = kind === "turned_weak" ? null : (number ?? t("unnumbered"));
  const of = [name, dealerName].filter((part) => part !== null).join(" ");
  return { kind: t(`kind.${kind}`), of, at: platformName, detail };
}

/** An alarm in one line of plain text. */
export function alarmLine(locale: Locale, telling: AlarmTelling): string {
  const { kind, of, at, detail } = alarmWords(locale, telling);
  return locale === "en"
    ? `${kind}: ${of}${at === null ? "" : ` (${at})`}, ${detail}`
    : `${kind}：${of}${at === null ? "" : `（${at}）`}，${detail}`;
}
