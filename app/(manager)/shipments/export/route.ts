import { getLocale, getTranslations } from "next-intl/server";
import { loadShipmentQuery, resolveShipments } from "#app/(manager)/shipments/query.ts";
import { classNamesIn } from "#components/shipments/class-names.ts";
import { reasonWord } from "#components/shipments/reason-word.ts";
import { requireScope } from "#lib/auth/require-scope.ts";
import { now } from "#lib/clock.ts";
import { listServiceClasses } from "#lib/data/service-classes.ts";
import { type ShipmentRow, streamShipments } from "#lib/data/shipments.ts";
import { type CsvCell, csvChunks, csvResponse } from "#lib/exporting/csv.ts";
import {
  type ShipmentWords,
  shipmentCells,
  shipmentColumns,
} from "#lib/exporting/shipments-csv.ts";
import { formatPeriod } from "#lib/i18n/format-time.ts";

/** The shipments as the same address lists them, all pages, streamed. */
export async function GET(request: Request): Promise<Response> {
  const scope = await requireScope("shipments:read");
  const at = now();
  const query = loadShipmentQuery(request);
  const { filter } = await resolveShipments(scope, query, at);
  const [t, verdicts, locale, classes] = await Promise.all([
    getTranslations("shipments"),
    getTranslations("verdicts.verdict"),
    getLocale(),
    listServiceClasses(scope),
  ]);
  const words: ShipmentWords = {
    verdicts: {
      on_time: verdicts("on_time"),
      late: verdicts("late"),
      overdue: verdicts("overdue"),
      open: verdicts("open"),
      void: verdicts("void"),
    },
    serviceClasses: classNamesIn(classes, locale),
    yes: t("yes"),
    reason: (reason) => reasonWord(reason, t),
  };
  const header = shipmentColumns.map((column) => t(`csvColumns.${column}`));
  const rows = lines(streamShipments(scope, filter, query.sort, at), words);
  const name = t("csvName", { period: formatPeriod(filter.period, locale) });
  return csvResponse(name, csvChunks(header, rows));
}

async function* lines(
  rows: AsyncIterable<ShipmentRow>,
  words: ShipmentWords,
): AsyncGenerator<CsvCell[]> {
  for await (const row of rows) yield shipmentCells(row, words);
}
