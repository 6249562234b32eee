import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { type ImportOptions, importOptionsSchema, mappingSchema } from "#lib/contracts/import.ts";
import {
  type ImportCounts,
  type ImportStatus,
  importCountsSchema,
  importStatuses,
} from "#lib/contracts/import-progress.ts";
import { db, type SqlTx, type Tx } from "#lib/data/client.ts";
import { listHeld } from "#lib/data/import-lease.ts";
import { importJobKey, listQueued } from "#lib/data/jobs.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { type ImportKind, importKinds } from "#lib/domain/importing/kinds.ts";
import { Prisma } from "#prisma/generated/client.ts";

const errorSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One import of a file, from its upload to its end. */
export type ImportItem = {
  id: string;
  kind: ImportKind;
  status: ImportStatus;
  /** It is to run and no worker has taken it yet. */
  isQueued: boolean;
  /** It runs: some process is at it. */
  isHeld: boolean;
  origin: ImportOrigin;
  /** Who ran the command, as the operating system names them; null on a page. */
  startedBy: string | null;
  fileName: string;
  fileBytes: number;
  filePath: string;
  fileSha256: string;
  mapping: Mapping | null;
  options: ImportOptions | null;
  counts: ImportCounts;
  error: z.infer<typeof errorSchema> | null;
  createdAt: Date;
  checkedAt: Date | null;
  finishedAt: Date | null;
  cancelAt: Date | null;
  undoneAt: Date | null;
};

/** Where an import was begun. */
export type ImportOrigin = z.infer<typeof originSchema>;

const originSchema = z.enum(["page", "command"]);

type ImportRecord = Awaited<ReturnType<ReturnType<typeof db>["import"]["findFirstOrThrow"]>>;

function itemOf(record: ImportRecord): ImportItem {
  return {
    id: record.id,
    kind: z.enum(importKinds).parse(record.kind),
    isQueued: false,
    isHeld: false,
    origin: originSchema.parse(record.origin),
    startedBy: record.startedBy,
    status: z.enum(importStatuses).parse(record.status),
    fileName: record.fileName,
    fileBytes: Number(record.fileBytes),
    filePath: record.filePath,
    fileSha256: record.fileSha256,
    mapping: mappingSchema.nullable().parse(record.mapping),
    options: importOptionsSchema.nullable().parse(record.options),
    counts: importCountsSchema.parse(record.counts),
    error: errorSchema.nullable().parse(record.error),
    createdAt: record.createdAt,
    checkedAt: record.checkedAt,
    finishedAt: record.finishedAt,
    cancelAt: record.cancelAt,
    undoneAt: record.undoneAt,
  };
}

/** One import, or null where there is none of that id. */
export async function findImport(scope: Scope, id: string): Promise<ImportItem | null> {
  const record = await db().import.findUnique({ where: { id } });
  const [item] = await asTheyAre(scope, record ? [itemOf(record)] : []);
  return item ?? null;
}

/**
 * A page of all imports, newest first, with how many there are and were imported; a page beyond the
 * last one is the last.
 */
export async function listImports(
  scope: Scope,
  { page: asked, size }: { readonly page: number; readonly size: number },
): Promise<{ items: ImportItem[]; page: number; total: number; done: number }> {
  const [total, done] = await Promise.all([
    db().import.count(),
    db().import.count({ where: { status: "done" } }),
  ]);
  const page = Math.min(Math.max(asked, 1), Math.max(1, Math.ceil(total / size)));
  const records = await db().import.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * size,
    take: size,
  });
  return { items: await asTheyAre(scope, records.map(itemOf)), page, total, done };
}

const runningStates: readonly ImportStatus[] = ["checking", "importing", "undoing"];

/**
 * An import that is said to run and that no process holds waits for a worker; where no job of it is
 * left either it was interrupted.
 */
async function asTheyAre(scope: Scope, items: readonly ImportItem[]): Promise<ImportItem[]> {
  const running = items.filter(({ status }) => runningStates.includes(status)).map(({ id }) => id);
  const held = await listHeld(scope, running);
  const unheld = running.filter((id) => !held.has(id));
  const queued = await listQueued(scope, unheld.map(importJobKey));
  const waits = new Set(unheld.filter((id) => queued.has(importJobKey(id))));
  const left = await readAgain(unheld.filter((id) => !waits.has(id)));
  return items.map((item) => {
    if (waits.has(item.id)) return { ...item, isQueued: true };
    if (held.has(item.id)) return { ...item, isHeld: true };
    const now = left.get(item.id);
    if (now === undefined) return item;
    return now.status === "checking" || now.status === "importing"
      ? { ...now, status: "interrupted" }
      : now;
  });
}

/** A run that ended since its import was read has neither a holder nor a job, and was not cut off. */
async function readAgain(ids: readonly string[]): Promise<Map<string, ImportItem>> {
  if (ids.length === 0) return new Map();
  const records = await db().import.findMany({ where: { id: { in: [...ids] } } });
  return new Map(records.map((record) => [record.id, itemOf(record)]));
}

export type NewImport = Pick<
  ImportItem,
  "id" | "kind" | "fileName" | "fileBytes" | "filePath" | "fileSha256" | "origin" | "startedBy"
> & {
  readonly sniffed: Prisma.InputJsonValue;
  readonly createdAt: Date;
};

export async function insertImport(scope: Scope, tx: Tx, row: NewImport): Promise<void> {
  await tx.import.create({
    data: {
      ...row,
      status: "uploaded",
      counts: { bytesTotal: row.fileBytes },
      actorId: scope.actorId,
    },
  });
}

/** A move of an import from one of some states to the next, and what it writes besides. */
export type ImportStep<Status extends ImportStatus = ImportStatus> = {
  readonly from: readonly ImportStatus[];
  readonly to: Status;
  readonly mapping?: Mapping;
  readonly options?: ImportOptions;
  readonly counts?: ImportCounts;
  readonly error?: z.infer<typeof errorSchema> | null;
  readonly checkedAt?: Date | null;
  readonly finishedAt?: Date;
  readonly cancelAt?: Date | null;
  readonly undoneAt?: Date;
};

/** Takes a step; false where the import is in none of its states, so of two who try only one succeeds. */
export async function updateImportStatus(tx: Tx, id: string, step: ImportStep): Promise<boolean> {
  const { from, to, error, mapping, ...rest } = step;
  const { count } = await tx.import.updateMany({
    where: { id, status: { in: [...from] } },
    data: {
      ...rest,
      ...(mapping === undefined ? {} : { mapping: JSON.parse(JSON.stringify(mapping)) }),
      ...(error === undefined ? {} : { error: error ?? Prisma.DbNull }),
      status: to,
    },
  });
  return count === 1;
}

/**
 * Says what the file of an import that rests holds; what was said of its columns goes with it.
 * @returns false where it runs, is done, or is not there
 */
export async function updateImportKind(tx: Tx, id: string, kind: ImportKind): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, status: { notIn: [...runningStates, "done", "undone"] } },
    data: {
      kind,
      status: "uploaded",
      mapping: Prisma.DbNull,
      error: Prisma.DbNull,
      checkedAt: null,
    },
  });
  return count === 1;
}

/** Whether any fact came out of an import: a promise, or an event that it added to a known shipment. */
export async function importHasFacts(tx: Tx, importId: string): Promise<boolean> {
  const found = { where: { importId }, select: { id: true } };
  return (
    (await tx.promise.findFirst(found)) !== null ||
    (await tx.shipmentEvent.findFirst(found)) !== null
  );
}

/**
 * Deletes an import that does not run, with what it staged and rejected.
 * @returns the path of its upload, or null where it runs or is not there
 */
export async function deleteImport(tx: Tx, id: string): Promise<string | null> {
  // The row first: its lock keeps a run from beginning meanwhile.
  const where = { id, status: { notIn: [...runningStates] } };
  const [row] = await tx.import.findMany({ where, select: { filePath: true } });
  const { count } = await tx.import.deleteMany({ where });
  if (!row || count === 0) return null;
  await tx.importRow.deleteMany({ where: { importId: id } });
  await tx.importRejectedRow.deleteMany({ where: { importId: id } });
  return row.filePath;
}

/**
 * Gives up an import that was never finished, as its file goes.
 * @returns false where it runs or waits to
 */
export async function giveUpImport(tx: Tx, id: string, afterDays: number): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, status: { notIn: [...runningStates] } },
    data: {
      status: "cancelled",
      error: { code: "file_refused", params: { reason: "file_removed", days: afterDays } },
    },
  });
  if (count === 1) await tx.importRow.deleteMany({ where: { importId: id } });
  return count === 1;
}

const countsRow = z.array(z.strictObject({ counts: importCountsSchema }));

/**
 * Changes the counts of an import under its lock, so that they and what they count are written in one
 * transaction.
 *
 * @returns the new counts, or null once the import is no longer in that state
 */
export async function changeCounts(
  tx: SqlTx,
  id: string,
  status: ImportStatus,
  change: (counts: ImportCounts) => ImportCounts,
): Promise<ImportCounts | null> {
  const [row] = countsRow.parse(
    await tx.$queryRaw`
      SELECT counts FROM import WHERE id = ${id}::uuid AND status = ${status} FOR UPDATE`,
  );
  if (!row) return null;
  const counts = change(row.counts);
  await tx.$executeRaw`
    UPDATE import SET counts = ${JSON.stringify(counts)}::jsonb WHERE id = ${id}::uuid`;
  return counts;
}
