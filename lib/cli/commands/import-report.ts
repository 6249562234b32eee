import type { Scope } from "#lib/auth/scope.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { streamRejectedRows } from "#lib/data/rejected-rows.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { refusalText } from "#lib/i18n/refusal-text.ts";

/** Says on stderr what each field is read from. */
export function sayMapping(mapping: Mapping): void {
  for (const [field, source] of Object.entries(mapping)) {
    if (!source) continue;
    const from = source.kind === "column" ? `column "${source.header}"` : `"${source.value}"`;
    process.stderr.write(`${field} = ${from}\n`);
  }
}

/** Says on stderr which rows were not taken and why; if there are any, the exit status will be 1. */
export async function sayRejected(
  scope: Scope,
  importId: string,
  locale: Locale,
  zone: string,
): Promise<void> {
  for await (const { rowNumber, also = [], ...first } of streamRejectedRows(scope, importId)) {
    for (const { column, ...reason } of [first, ...also]) {
      const where = column === null ? "" : ` ${column}:`;
      process.stderr.write(`row ${rowNumber}:${where} ${refusalText(reason, locale, zone)}\n`);
    }
    process.exitCode = 1;
  }
}

/** Says on stderr which dealers may be one under two spellings. */
export function sayNearSpellings({ nearSpellings }: ImportCounts): void {
  for (const { spelling, dealer, isKnown } of nearSpellings) {
    const other = isKnown ? "the known dealer" : "in the same file,";
    process.stderr.write(`perhaps one dealer: "${spelling}" and ${other} "${dealer}"\n`);
  }
}

/** Writes the counts as one line of JSON on stdout. */
export function sayCounts(kind: ImportKind, counts: ImportCounts, isDryRun: boolean): void {
  const summary = kind === "deliveries" ? deliveriesOf(counts) : recordsOf(counts);
  process.stdout.write(`${JSON.stringify({ dryRun: isDryRun, ...summary })}\n`);
}

function recordsOf(counts: ImportCounts) {
  const { rowsRead, rowsRejected, recordsNew, recordsChanged, recordsUnchanged } = counts;
  const { regionsNew } = counts;
  return { rowsRead, rowsRejected, recordsNew, recordsChanged, recordsUnchanged, regionsNew };
}

function deliveriesOf(counts: ImportCounts) {
  const { rowsRead, rowsRejected, shipmentsNew, shipmentsChanged, shipmentsUnchanged } = counts;
  const { eventsAdded, correctionsAdded, linesAdded, dealersNew, platformsNew } = counts;
  return {
    rowsRead,
    rowsRejected,
    shipmentsNew,
    shipmentsChanged,
    shipmentsUnchanged,
    eventsAdded,
    correctionsAdded,
    linesAdded,
    dealersNew,
    platformsNew,
  };
}
