import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { type ImportOptions, importOptionsSchema, mappingSchema } from "#lib/contracts/import.ts";
import {
  type ImportCounts,
  type ImportStatus,
  importCountsSchema,
  importStatuses,
} from "#lib/contracts/import-progress.ts";
import { db, type Tx } from "#lib/data/client.ts";
import { listHeld } from "#lib/data/import-lease.ts";
import type { Mapping } from "#lib/domain/importing/fields.ts";
import { Prisma } from "#prisma/generated/client.ts";

const errorSchema = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** One import of a file, from its upload to its end. */
export type ImportItem = {
  id: string;
  status: ImportStatus;
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
};

type ImportRecord = Awaited<ReturnType<ReturnType<typeof db>["import"]["findFirstOrThrow"]>>;

function itemOf(record: ImportRecord): ImportItem {
  return {
    id: record.id,
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
  };
}

/** One import, or null where there is none of that id. */
export async function findImport(scope: Scope, id: string): Promise<ImportItem | null> {
  const record = await db().import.findUnique({ where: { id } });
  const [item] = await asTheyAre(scope, record ? [itemOf(record)] : []);
  return item ?? null;
}

/** The latest imports, newest first. */
export async function listImports(scope: Scope, limit = 50): Promise<ImportItem[]> {
  const records = await db().import.findMany({ orderBy: { createdAt: "desc" }, take: limit });
  return asTheyAre(scope, records.map(itemOf));
}

const isRunning = ({ status }: ImportItem) => status === "checking" || status === "importing";

/** An import that is said to run and that no process holds was interrupted. */
async function asTheyAre(scope: Scope, items: readonly ImportItem[]): Promise<ImportItem[]> {
  const held = await listHeld(
    scope,
    items.filter(isRunning).map(({ id }) => id),
  );
  return items.map((item) =>
    isRunning(item) && !held.has(item.id) ? { ...item, status: "interrupted" } : item,
  );
}

export type NewImport = Pick<
  ImportItem,
  "id" | "fileName" | "fileBytes" | "filePath" | "fileSha256"
> & {
  readonly sniffed: Prisma.InputJsonValue;
  readonly createdAt: Date;
};

export async function insertImport(scope: Scope, tx: Tx, row: NewImport): Promise<void> {
  await tx.import.create({
    data: {
      ...row,
      kind: "deliveries",
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
  const where = { id, status: { notIn: ["checking", "importing"] } };
  const [row] = await tx.import.findMany({ where, select: { filePath: true } });
  const { count } = await tx.import.deleteMany({ where });
  if (!row || count === 0) return null;
  await tx.importRow.deleteMany({ where: { importId: id } });
  await tx.importRejectedRow.deleteMany({ where: { importId: id } });
  return row.filePath;
}

/** Writes progress; false once the import is no longer in that state, which is how it is cancelled. */
export async function reportProgress(
  _scope: Scope,
  id: string,
  status: ImportStatus,
  counts: ImportCounts,
): Promise<boolean> {
  const { count } = await db().import.updateMany({ where: { id, status }, data: { counts } });
  return count === 1;
}
