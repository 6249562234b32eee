import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { db, type SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import { type AttachmentKind, attachmentKinds } from "#lib/domain/attachments/kinds.ts";
import { Prisma } from "#prisma/generated/client.ts";

const s = Prisma.sql`s`;
const kind = z.enum(attachmentKinds);

/** A file of a shipment, by its id, which whoever took the picture made. */
export type AttachmentKey = {
  readonly id: string;
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly kind: AttachmentKind;
};

/** What is kept of a file beside its bytes. */
export type NewAttachment = AttachmentKey & {
  readonly contentType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly sha256: string;
};

const placesSchema = z.array(z.strictObject({ platformId: z.string(), files: z.int() }));

/**
 * The platform of a shipment that a file may be put to, and how many files it has; null where it is
 * not in reach. Who logged the event that names the file may bring it though the shipment has gone to
 * somebody else since: the picture was taken.
 */
export async function findAttachable(
  scope: Scope,
  { id, dealerId, shipmentId }: AttachmentKey,
): Promise<{ readonly platformId: string; readonly files: number } | null> {
  const rows = await db().$queryRaw`
    SELECT s.platform_id AS "platformId", (SELECT count(*)::int FROM attachment a
      WHERE a.dealer_id = s.dealer_id AND a.shipment_id = s.id) AS files
    FROM shipment s
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${shipmentId}::uuid
      AND (${shipmentReach(scope, s)} OR EXISTS (
        SELECT 1 FROM shipment_event e
        WHERE e.dealer_id = s.dealer_id AND e.shipment_id = s.id
          AND e.actor_id = ${scope.actorId}::uuid
          AND e.data->'files' @> to_jsonb(${id}::text)))`;
  return placesSchema.parse(rows)[0] ?? null;
}

const countSchema = z.tuple([z.strictObject({ files: z.int() })]);

/** Locks a shipment until the transaction ends and counts its files, so that two never add the last. */
export async function lockFileCount(
  tx: SqlTx,
  { dealerId, shipmentId }: AttachmentKey,
): Promise<number> {
  // A statement of its own: the next one reads what whoever held the lock has committed.
  await tx.$executeRaw`
    SELECT 1 FROM shipment WHERE dealer_id = ${dealerId}::uuid AND id = ${shipmentId}::uuid
    FOR UPDATE`;
  const rows = await tx.$queryRaw`
    SELECT count(*)::int AS files FROM attachment
    WHERE dealer_id = ${dealerId}::uuid AND shipment_id = ${shipmentId}::uuid`;
  return countSchema.parse(rows)[0].files;
}

/** Whether an id is known: as this very file, or as another one. */
export async function findKnown(
  tx: Pick<SqlTx, "$queryRaw">,
  { id, dealerId, shipmentId, kind: asked }: AttachmentKey,
): Promise<"same" | "other" | null> {
  const rows = await tx.$queryRaw`
    SELECT dealer_id = ${dealerId}::uuid AND shipment_id = ${shipmentId}::uuid
      AND kind = ${asked} AS same
    FROM attachment WHERE id = ${id}::uuid`;
  const [known] = z.array(z.strictObject({ same: z.boolean() })).parse(rows);
  return known === undefined ? null : known.same ? "same" : "other";
}

/** The same outside a transaction, for whoever need not send the bytes again. */
export function findKnownAttachment(_scope: Scope, key: AttachmentKey) {
  return findKnown(db(), key);
}

/** Notes a file; of two that bring one id at once the second waits for the first, and changes nothing. */
export async function insertAttachment(
  scope: Scope,
  tx: SqlTx,
  file: NewAttachment,
  now: Date,
): Promise<void> {
  const row = {
    id: file.id,
    dealer_id: file.dealerId,
    shipment_id: file.shipmentId,
    kind: file.kind,
    content_type: file.contentType,
    bytes: file.bytes,
    width: file.width,
    height: file.height,
    sha256: file.sha256,
    actor_id: scope.actorId,
    created_at: now.toISOString(),
  };
  await insertRows(tx, "attachment", [row]);
}

const attachmentsSchema = z.array(
  z.strictObject({
    id: z.string(),
    dealerId: z.string(),
    shipmentId: z.string(),
    kind,
    contentType: z.string(),
    width: z.int(),
    height: z.int(),
    sha256: z.string(),
    createdAt: z.date(),
    by: z.string().nullable(),
  }),
);

/** A file as whoever may see it is shown it; `by` is a name. */
export type AttachmentItem = z.infer<typeof attachmentsSchema>[number];

const columns = Prisma.sql`
  a.id, a.dealer_id AS "dealerId", a.shipment_id AS "shipmentId", a.kind,
  a.content_type AS "contentType", a.width, a.height, a.sha256, a.created_at AS "createdAt",
  w.name AS by
  FROM attachment a
  JOIN shipment s ON s.dealer_id = a.dealer_id AND s.id = a.shipment_id
  LEFT JOIN person w ON w.id = a.actor_id`;

/** What a scope sees of files: those of shipments in reach, and evidence where it is staff's business. */
function seen(scope: Scope): Prisma.Sql {
  const isOutside = scope.role === "dealer" || scope.role === "driver";
  const kinds = isOutside ? Prisma.sql`a.kind <> 'evidence'` : Prisma.sql`TRUE`;
  return Prisma.sql`${shipmentReach(scope, s)} AND ${kinds}`;
}

/** One file; null where there is none that the scope may see. */
export async function findAttachment(scope: Scope, id: string): Promise<AttachmentItem | null> {
  const rows = await db().$queryRaw`
    SELECT ${columns} WHERE a.id = ${id}::uuid AND ${seen(scope)}`;
  return attachmentsSchema.parse(rows)[0] ?? null;
}

/** The files of shipments of one dealer that the scope may see, in the order in which they came. */
export async function listAttachments(
  scope: Scope,
  dealerId: string,
  shipmentIds: readonly string[],
): Promise<AttachmentItem[]> {
  const rows = await db().$queryRaw`
    SELECT ${columns}
    WHERE a.dealer_id = ${dealerId}::uuid AND a.shipment_id = ANY(${[...shipmentIds]}::uuid[])
      AND ${seen(scope)}
    ORDER BY a.created_at, a.id`;
  return attachmentsSchema.parse(rows);
}

const idsSchema = z.array(z.strictObject({ id: z.string() }));

/** Takes out files from before an instant that nothing names, neither an event nor a request. */
export async function deleteUnnamed(tx: SqlTx, before: Date): Promise<string[]> {
  const rows = await tx.$queryRaw`
    DELETE FROM attachment a
    WHERE a.created_at < ${before}
      AND NOT EXISTS (SELECT 1 FROM shipment_event e
        WHERE e.dealer_id = a.dealer_id AND e.shipment_id = a.shipment_id
          AND e.data->'files' @> to_jsonb(a.id::text))
      AND NOT EXISTS (SELECT 1 FROM excuse_request r
        WHERE r.dealer_id = a.dealer_id AND r.shipment_id = a.shipment_id AND a.id = ANY(r.files))
    RETURNING a.id`;
  return idsSchema.parse(rows).map(({ id }) => id);
}

/** Which of these ids have a row. */
export async function listKnownIds(_scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db().$queryRaw`
    SELECT id FROM attachment WHERE id = ANY(${[...ids]}::uuid[])`;
  return new Set(idsSchema.parse(rows).map(({ id }) => id));
}
