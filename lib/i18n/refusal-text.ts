import { createTranslator } from "next-intl";
import type { Locale } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";
import { refusalWords, type StoredReason } from "#lib/i18n/refusal-words.ts";

const failures = [
  "not_found",
  "bad_input",
  "file_refused",
  "mapping_refused",
  "wrong_state",
  "foreign_origin",
  "too_large",
  "interrupted",
  "own_data_present",
  "unexpected",
] as const;

/**
 * Why something was refused or failed, in words: the reason of a file, a mapping, a row or a cell, or
 * an AppError, which tells the reason that it carries. Works outside Next, so that the command line
 * says the same as the screen.
 *
 * @param lang `zh` is short for `zh-CN`
 * @param zone in which instants are told
 */
export function refusalText(
  lang: Locale | "zh",
  { code, params }: StoredReason,
  zone = "UTC",
): string {
  const locale = lang === "zh" ? "zh-CN" : lang;
  const t = createTranslator({ locale, messages: messages[locale], namespace: "import" });
  const { reason, field = "", value = "" } = params;
  if (typeof reason === "string") return refusalWords(t, locale, { code: reason, params }, zone);
  const failure = failures.find((one) => one === code);
  if (failure) return t(`failure.${failure}`, { field, value });
  return refusalWords(t, locale, { code, params }, zone);
}
