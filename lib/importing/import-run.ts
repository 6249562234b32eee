import type { ImportCounts } from "#lib/contracts/import-progress.ts";
import type { SqlTx } from "#lib/data/client.ts";

export type RunMode = "check" | "import";

/** How a run is told the time and its end, and tells how far it is. */
export type RunTools = {
  readonly clock: () => Date;
  readonly onProgress?: (counts: ImportCounts) => void;
  /** Whether it is to stop after the batch it is at and leave the rest to another process. */
  readonly shouldStop?: () => boolean;
};

/** Changes the counts of a run in a transaction, or ends the run where it is to end. */
export type CountChange = (
  tx: SqlTx,
  change: (counts: ImportCounts) => Partial<ImportCounts>,
) => Promise<ImportCounts>;

/** A run has stopped before its end and can be carried on: its process leaves, or lost its hold. */
export class RunHandedOver extends Error {
  override readonly name = "RunHandedOver";

  constructor() {
    super("the import was stopped midway and can be carried on");
  }
}
