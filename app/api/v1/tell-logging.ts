import { getLocale, getTranslations } from "next-intl/server";
import { pauseRefusals } from "#lib/domain/logging/check-pause.ts";
import type { ErrorParams } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";

/** Why a request about shipments failed as a whole, in the reader's language. */
export async function tellLogging(code: string, params: ErrorParams): Promise<string> {
  const t = await getTranslations("log.problem");
  const reason = pauseRefusals.find((one) => one === params.reason);
  if (code === "pause_refused" && reason !== undefined) return t(`pause.${reason}`);
  if (code === "not_found" || code === "too_large") return t(code);
  return failureText({ code, params }, await getLocale());
}
