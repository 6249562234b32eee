import { createHash } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import {
  type AttachmentKey,
  findAttachable,
  findKnown,
  findKnownAttachment,
  insertAttachment,
  lockFileCount,
} from "#lib/data/attachments.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import {
  type AttachmentKind,
  MAX_ATTACHMENT_BYTES,
  MAX_ATTACHMENTS,
} from "#lib/domain/attachments/kinds.ts";
import { AppError } from "#lib/errors.ts";
import { prepareFiles } from "#lib/operations/attachment-files.ts";

/** A picture as it is kept. */
export type StoredImage = {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly contentType: string;
};

/** Makes what came a picture of ours, in full and as a thumbnail, or throws an AppError file_refused. */
export type ReadImage = (
  bytes: Uint8Array,
  kind: AttachmentKind,
) => Promise<{ readonly full: StoredImage; readonly thumb: StoredImage }>;

export type Attaching = AttachmentKey & {
  readonly body: AsyncIterable<Uint8Array>;
  readonly filesDir: string;
  readonly read: ReadImage;
};

/**
 * Keeps a photo, a signature or a piece of evidence of a shipment in reach. Its id is made where it was
 * taken: brought again, also at once from two places, it is there once. The bytes are on the disk
 * before the row says so, and a file that is refused or cut off leaves nothing behind.
 *
 * @throws AppError not_found, too_large, file_refused with its `reason`, or id_taken where the id is
 *   another file's
 */
export async function saveAttachment(
  scope: Scope,
  { body, filesDir, read, ...key }: Attaching,
  now: Date,
): Promise<"saved" | "known"> {
  const place = await findAttachable(scope, key);
  if (place === null) throw new AppError("not_found");
  const known = await findKnownAttachment(scope, key);
  if (known !== null) return answer(known);
  requireRoom(place.files);
  const { full, thumb } = await read(await collect(body), key.kind);
  const files = await prepareFiles(filesDir, key.id, { full: full.bytes, thumb: thumb.bytes });
  try {
    return await inTransaction(scope, async (tx) => {
      const taken = await lockFileCount(tx, key);
      const already = await findKnown(tx, key);
      if (already !== null) return answer(already);
      requireRoom(taken);
      const { contentType, width, height } = full;
      const bytes = full.bytes.byteLength;
      const sha256 = createHash("sha256").update(full.bytes).digest("hex");
      const described = { ...key, contentType, width, height, bytes, sha256 };
      // Who brings the same id at once waits here, fails and is asked again above.
      await insertAttachment(scope, tx, described, now);
      await files.settle();
      const { id, dealerId, shipmentId, kind } = key;
      await insertAudit(scope, tx, {
        action: "attachment.saved",
        subject: shipmentId,
        data: { dealerId, attachmentId: id, kind, bytes, sha256 },
        at: now,
      });
      const { platformId } = place;
      const told = { attachmentId: id, kind };
      await tellShipments(
        tx,
        "shipment.attached",
        [{ dealerId, id: shipmentId, platformId }],
        told,
        now,
      );
      return "saved";
    });
  } finally {
    await files.discard();
  }
}

function requireRoom(files: number): void {
  if (files >= MAX_ATTACHMENTS) throw new AppError("file_refused", { reason: "too_many" });
}

function answer(known: "same" | "other"): "known" {
  if (known === "other") throw new AppError("id_taken");
  return "known";
}

/** The whole of a body, unless it is too large. */
async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > MAX_ATTACHMENT_BYTES) {
      throw new AppError("too_large", { maxBytes: MAX_ATTACHMENT_BYTES });
    }
    chunks.push(chunk);
  }
  if (bytes === 0) throw new AppError("file_refused", { reason: "empty" });
  return Buffer.concat(chunks);
}
