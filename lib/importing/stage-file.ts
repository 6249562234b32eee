import { createHash } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import type { ImportOptions } from "#lib/contracts/import.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { type StagedRow, stageRows } from "#lib/data/import-rows.ts";
import { insertRejected, type RejectedRow } from "#lib/data/rejected-rows.ts";
import { stageReferenceRows } from "#lib/data/staged-reference.ts";
import { inferDateOrder } from "#lib/domain/importing/civil-date.ts";
import type { DeliveryRow } from "#lib/domain/importing/delivery-row.ts";
import { instantFields, type Mapping } from "#lib/domain/importing/fields.ts";
import type { ImportKind, ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import {
  type DeliveryReader,
  type ReadRefusal,
  readDelivery,
} from "#lib/domain/importing/read-delivery.ts";
import { unitKeyOf } from "#lib/domain/importing/reference/identity.ts";
import {
  type ReferenceRow,
  readReference,
} from "#lib/domain/importing/reference/read-reference.ts";
import type { Zone } from "#lib/domain/time/zone.ts";
import { type Row, readRows, type Table } from "#lib/importing/reading/open-table.ts";

const BATCH_ROWS = 2000;

export type Staging = {
  readonly importId: string;
  readonly kind: ImportKind;
  readonly filePath: string;
  readonly table: Table;
  readonly mapping: Mapping;
  readonly options: ImportOptions;
  readonly zone: Zone;
  readonly now: Date;
};

/**
 * Reads a file row by row, types what can be typed and puts it on the stage; rows that cannot are
 * kept with their reason and cells. Memory does not grow with the file.
 *
 * @param report told the rows so far after each batch; what it throws stops the reading
 */
export function stageFile(scope: Scope, staging: Staging, report: Report): Promise<void> {
  const { kind, importId } = staging;
  if (kind !== "deliveries") return stageAs(scope, staging, report, referenceTyping(kind, staging));
  const reader = readerOf(staging);
  return stageAs<StagedRow>(scope, staging, report, {
    type: ({ rowNumber, cells }) => {
      const reading = readDelivery(rowNumber, cells, reader);
      return reading.ok ? { ok: true, staged: stagedRow(reading.row) } : reading;
    },
    stage: (tx, rows) => stageRows(tx, importId, rows),
  });
}

type Report = (progress: {
  rowsRead: number;
  rowsStaged: number;
  rowsRejected: number;
}) => Promise<void>;

/** How rows of a kind are typed and put on the stage. */
type Typing<Staged> = {
  readonly type: (
    row: Row,
  ) =>
    | { readonly ok: true; readonly staged: Staged }
    | { readonly ok: false; readonly refusals: readonly ReadRefusal[] };
  readonly stage: (tx: SqlTx, rows: readonly Staged[]) => Promise<void>;
};

function referenceTyping(
  kind: ReferenceKind,
  { mapping, importId }: Staging,
): Typing<{ unitKey: string; row: ReferenceRow }> {
  return {
    type: ({ rowNumber, cells }) => {
      const reading = readReference(kind, rowNumber, cells, mapping);
      if (!reading.ok) return reading;
      const { row } = reading;
      return { ok: true, staged: { unitKey: unitKeyOf(kind, row.said), row } };
    },
    stage: (tx, rows) => stageReferenceRows(tx, importId, rows),
  };
}

async function stageAs<Staged>(
  scope: Scope,
  staging: Staging,
  report: Report,
  { type, stage }: Typing<Staged>,
): Promise<void> {
  const progress = { rowsRead: 0, rowsStaged: 0, rowsRejected: 0 };
  let staged: Staged[] = [];
  let rejected: RejectedRow[] = [];
  const flush = async () => {
    await inBulkTransaction(scope, async (tx) => {
      await stage(tx, staged);
      await insertRejected(tx, staging.importId, rejected);
    });
    progress.rowsStaged += staged.length;
    progress.rowsRejected += rejected.length;
    staged = [];
    rejected = [];
    await report({ ...progress });
  };
  for await (const row of readRows(staging.filePath, staging.table)) {
    progress.rowsRead += 1;
    const typed = row.refusal ? refusedRow(row) : type(row);
    if (typed.ok) staged.push(typed.staged);
    else rejected.push(rejectedRow(row, typed.refusals, staging.mapping));
    if (staged.length + rejected.length >= BATCH_ROWS) await flush();
  }
  await flush();
}

function readerOf({ mapping, table, options, zone, now }: Staging): DeliveryReader {
  const samples = instantFields.flatMap((field) => {
    const source = mapping[field];
    return source?.kind === "column"
      ? table.sampleRows.map((row) => row.cells[source.index] ?? "")
      : [];
  });
  const order = options.dateOrder === "auto" ? inferDateOrder(samples) : options.dateOrder;
  return { mapping, zone, order, nowMs: now.getTime() };
}

function refusedRow({ refusal }: Row): { ok: false; refusals: readonly ReadRefusal[] } {
  if (!refusal) throw new Error("the row is not refused");
  return { ok: false, refusals: [{ field: null, code: refusal.code, params: refusal.params }] };
}

function stagedRow(row: DeliveryRow): StagedRow {
  return {
    rowNumber: row.rowNumber,
    dealerKey: nameKey(row.dealer),
    platformKey: nameKey(row.platform),
    unitKey: row.shipmentNumber === null ? contentKey(row) : `n:${row.shipmentNumber}`,
    fields: row,
  };
}

/** What stays the same of a shipment without a number while its story goes on; names come apart. */
function contentKey(row: DeliveryRow): string {
  const { serviceClass, orderNumber, site, productSku, productName, quantity } = row;
  const times = [row.acceptedAt?.ms ?? null, row.dueAt?.ms ?? null];
  const content = [...times, serviceClass, orderNumber, site, productSku, productName, quantity];
  const digest = createHash("sha256").update(JSON.stringify(content)).digest("base64url");
  return `c:${digest.slice(0, 27)}`;
}

function rejectedRow(row: Row, refusals: readonly ReadRefusal[], mapping: Mapping): RejectedRow {
  const [first, ...others] = refusals.map(({ field, code, params }) => {
    const source = field === null ? undefined : mapping[field];
    return { column: source?.kind === "column" ? source.header : field, code, params };
  });
  if (first === undefined) throw new Error("the row is not refused");
  const also = others.length === 0 ? undefined : others;
  return { rowNumber: row.rowNumber, ...first, cells: row.cells, also };
}
