import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { requireScope } from "#lib/auth/require-scope.ts";
import { importKinds } from "#lib/domain/importing/kinds.ts";
import { csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import { importSample } from "#lib/i18n/import-samples.ts";

/** A file to fill in: the headings of one kind in the reader's language, and a row to show how. */
export async function GET(request: Request): Promise<Response> {
  await requireScope("imports:read");
  const kind = z.enum(importKinds).safeParse(new URL(request.url).searchParams.get("kind"));
  if (!kind.success) return new Response(null, { status: 404 });
  const [t, locale] = await Promise.all([getTranslations("import"), getLocale()]);
  const { header, row } = importSample(kind.data, locale);
  const name = t("kindPick.fileName", { kind: t(`kind.${kind.data}`) });
  return csvResponse(name, csvChunks(header, [row]));
}
