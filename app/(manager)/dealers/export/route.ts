import { getLocale, getTranslations } from "next-intl/server";
import { loadLeagueQuery } from "#app/(manager)/dealers/query.ts";
import { resolveCohort } from "#app/cohort.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { prepareLeague } from "#lib/charts/prepare-league.ts";
import { now } from "#lib/clock.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import { leagueCells, leagueColumns } from "#lib/exporting/league-csv.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The league table as the same address shows it, all pages of it. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireScope("metrics:read");
  const query = loadLeagueQuery(request);
  const { filter } = await resolveCohort(query);
  const league = await readLeague(scope, filter, now());
  const { key: sort, descending } = query.sort;
  const view = { standing: query.standing, search: query.q, sort, descending };
  const [t, words, locale] = await Promise.all([
    getTranslations("dealers"),
    getTranslations("verdicts.standing"),
    getLocale(),
  ]);
  const standings = {
    weak: words("weak"),
    watch: words("watch"),
    meets: words("meets"),
    strong: words("strong"),
    none: words("none"),
  };
  const header = leagueColumns.map((column) => t(`columns.${column}`));
  const rows = prepareLeague(league.rows, view).rows.map((row) => leagueCells(row, standings));
  const name = t("csvName", { period: formatPeriod(filter.period, locale) });
  return csvResponse(name, csvChunks(header, rows));
}
