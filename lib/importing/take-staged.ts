import type { Scope } from "#lib/auth/scope.ts";
import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import { dropStaged, readStagedUnits, type StagedRow } from "#lib/data/import-rows.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { type CountChange, RunHandedOver } from "#lib/importing/import-run.ts";
import { inPairs } from "#lib/importing/in-pairs.ts";
import { keepRefused } from "#lib/importing/reject-staged.ts";
import { type BatchResult, type ImportContext, importBatch } from "#lib/operations/import-batch.ts";

const BATCH_ROWS = 2000;

type Taking = {
  readonly context: ImportContext;
  readonly mapping: Mapping;
  /** Throws where no further batch is to begin. */
  readonly mayGoOn: () => void;
  readonly count: CountChange;
  readonly onProgress: (counts: ImportCounts) => void;
};

/**
 * Takes what stands on the stage, batch by batch. The transaction of a batch takes its rows off the
 * stage and counts them as well: each batch is taken once, whoever takes it and however often.
 */
export async function takeStaged(scope: Scope, taking: Taking): Promise<void> {
  const { context, mapping, mayGoOn, count, onProgress } = taking;
  const { importId } = context;
  await inPairs<StagedRow>(
    (after) => readStagedUnits(scope, importId, after, BATCH_ROWS),
    async (rows) => {
      mayGoOn();
      const rowNumbers = rows.map(({ rowNumber }) => rowNumber);
      let counted: ImportCounts | undefined;
      await importBatch(scope, rows, context, async (tx, result) => {
        await keepRefused(tx, importId, mapping, result.refused);
        // Another process took some of them: it holds the import now.
        if ((await dropStaged(tx, importId, rowNumbers)) < rows.length) throw new RunHandedOver();
        counted = await count(tx, (before) => added(before, rows.length, result));
      });
      if (counted) onProgress(counted);
    },
  );
}

function added(counts: ImportCounts, rows: number, result: BatchResult): Partial<ImportCounts> {
  const earlier = (a: string | null, b: string | null) =>
    a === null || (b !== null && b < a) ? b : a;
  const later = (a: string | null, b: string | null) =>
    a === null || (b !== null && b > a) ? b : a;
  return {
    rowsPlanned: counts.rowsPlanned + rows,
    rowsRejected: counts.rowsRejected + result.refused.length,
    shipmentsNew: counts.shipmentsNew + result.created,
    shipmentsChanged: counts.shipmentsChanged + result.changed,
    shipmentsUnchanged: counts.shipmentsUnchanged + result.unchanged,
    eventsAdded: counts.eventsAdded + result.events,
    correctionsAdded: counts.correctionsAdded + result.corrections,
    linesAdded: counts.linesAdded + result.lines,
    dueFrom: earlier(counts.dueFrom, result.dueFrom),
    dueTo: later(counts.dueTo, result.dueTo),
  };
}
