import { getLocale, getTranslations } from "next-intl/server";
import { attachmentRefusals, MAX_ATTACHMENT_BYTES } from "#lib/domain/attachments/kinds.ts";
import type { ErrorParams } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";

/** Why a file was not taken, in the reader's language. */
export async function tellAttachment(code: string, params: ErrorParams): Promise<string> {
  const t = await getTranslations("excuses.file");
  if (code === "id_taken" || code === "not_found") return t(code);
  if (code === "too_large") return t("too_large", { most: MAX_ATTACHMENT_BYTES / 1024 ** 2 });
  const reason = attachmentRefusals.find((one) => one === params.reason);
  if (code === "file_refused") return t(reason ?? "broken");
  return failureText({ code, params }, await getLocale());
}
