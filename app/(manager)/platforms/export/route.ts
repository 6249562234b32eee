import { getLocale, getTranslations } from "next-intl/server";
import { platformCells, platformColumns } from "#app/(manager)/platforms/export/cells.ts";
import { loadPlatformsQuery } from "#app/(manager)/platforms/query.ts";
import { readPlatforms } from "#app/(manager)/platforms/read-platforms.ts";
import { resolveCohort } from "#app/cohort.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The table of platforms as the same address shows it. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireScope("platforms:read");
  const query = loadPlatformsQuery(request);
  const cohort = await resolveCohort(query);
  const [{ table }, t, locale] = await Promise.all([
    readPlatforms(scope, cohort, query.sort, now()),
    getTranslations("platforms"),
    getLocale(),
  ]);
  const header = platformColumns.map((column) => t(`columns.${column}`));
  const name = t("csvName", { period: formatPeriod(cohort.filter.period, locale) });
  return csvResponse(name, csvChunks(header, table.rows.map(platformCells)));
}
