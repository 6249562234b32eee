import { getLocale, getTranslations } from "next-intl/server";
import { loadLeagueQuery, resolveLeague } from "#app/(manager)/dealers/query.ts";
import { readTrends } from "#app/(manager)/dealers/trends.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import { fileColumnsOf, leagueCells, percent } from "#lib/exporting/league-csv.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The league table as the same address shows it, with its columns and all its pages. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireScope("metrics:read");
  const at = now();
  const { cohort, league, table, columns } = await resolveLeague(
    scope,
    loadLeagueQuery(request),
    at,
  );
  const trends = columns.includes("trend")
    ? await readTrends(scope, table.rows, cohort, league.target, at)
    : null;
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
  const inFile = fileColumnsOf(columns);
  const months = (trends?.months ?? []).map((month) => {
    const period = parsePeriod(month);
    return t("columns.monthPercent", { month: period ? formatPeriod(period, locale) : month });
  });
  const header = [...inFile.map((column) => t(`columns.${column}`)), ...months];
  const rows = table.rows.map((row) => {
    const rates = trends?.of.get(row.dealerId) ?? months.map(() => null);
    return [
      ...leagueCells(row, standings, inFile),
      ...rates.map((point) => percent(point?.rate ?? null)),
    ];
  });
  const name = t("csvName", { period: formatPeriod(cohort.filter.period, locale) });
  return csvResponse(name, csvChunks(header, rows));
}
