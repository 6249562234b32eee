import { getLocale } from "next-intl/server";
import type { ErrorParams } from "#lib/errors.ts";
import { failureText } from "#lib/i18n/refusal-text.ts";

/** An error of the import in the reader's language. */
export async function tellFailure(code: string, params: ErrorParams): Promise<string> {
  return failureText({ code, params }, await getLocale());
}
