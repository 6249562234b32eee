import { createTranslator } from "next-intl";
import type { Locale } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";
import { type ImportWords, refusalWords, type StoredReason } from "#lib/i18n/refusal-words.ts";

const failures = [
  "not_found",
  "bad_input",
  "file_refused",
  "mapping_refused",
  "wrong_state",
  "foreign_origin",
  "signed_out",
  "forbidden",
  "other_person",
  "too_large",
  "interrupted",
  "own_data_present",
  "no_demo",
] as const;

function wordsIn(locale: Locale): ImportWords {
  return createTranslator({ locale, messages: messages[locale], namespace: "import" });
}

/**
 * Why a file, a mapping, a row or a cell was refused, in words; works outside Next, so that the
 * command line says the same as the screen.
 *
 * @param zone in which instants are told
 */
export function refusalText(reason: StoredReason, locale: Locale, zone = "UTC"): string {
  return refusalWords(wordsIn(locale), locale, reason, zone);
}

/**
 * What went wrong, in words: an AppError's code and parameters. Where a file or a mapping was
 * refused, its own reason is told.
 */
export function failureText({ code, params }: StoredReason, locale: Locale, zone = "UTC"): string {
  const { reason } = params;
  if (typeof reason === "string") return refusalText({ code: reason, params }, locale, zone);
  const known = failures.find((one) => one === code) ?? "unexpected";
  const { field = "", value = "" } = params;
  return wordsIn(locale)(`failure.${known}`, { field, value });
}
