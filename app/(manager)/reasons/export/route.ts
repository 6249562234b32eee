import { getLocale, getTranslations } from "next-intl/server";
import { loadReasonsQuery } from "#app/(manager)/reasons/query.ts";
import { resolveCohort } from "#app/cohort.ts";
import { unitWord } from "#components/reasons/unit-words.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { sumUnits } from "#lib/domain/reasons.ts";
import { csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

const columns = ["unit", "reason", "missed", "excused", "due"] as const;

/** The misses of a cohort, a line a unit and reason, those of the unit with most misses first. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireScope("metrics:read");
  const { by, reason, ...given } = loadReasonsQuery(request);
  const { filter, regionId } = await resolveCohort(given);
  const [rows, t, words, locale] = await Promise.all([
    readReasonUnits(scope, by, filter, regionId, now()),
    getTranslations("reasons"),
    getTranslations("shipments"),
    getLocale(),
  ]);
  const lines = sumUnits(rows).flatMap((sums) =>
    rows
      .filter((row) => row.unit === sums.unit && row.reason !== null)
      .filter((row) => reason === null || row.reason === reason)
      .map((row) => [
        sums.unit === null ? null : unitWord(by, sums, locale),
        reasonWord(row.reason, words),
        row.shipments,
        row.excused,
        sums.due,
      ]),
  );
  const header = columns.map((column) => t(`columns.${column}`, { by: t(`by.${by}`) }));
  const name = t("csvName", { period: formatPeriod(filter.period, locale) });
  return csvResponse(name, csvChunks(header, lines));
}
