import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { type ImportOrigin, insertImport } from "#lib/data/imports.ts";
import { newId } from "#lib/data/new-id.ts";
import type { ImportKind } from "#lib/domain/importing/kinds.ts";
import { AppError } from "#lib/errors.ts";

/** Larger files are refused while they arrive. */
export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3;

export type Upload = {
  readonly fileName: string;
  readonly body: AsyncIterable<Uint8Array>;
  readonly uploadsDir: string;
  readonly now: Date;
  readonly origin: ImportOrigin;
  /** Who ran the command, as the operating system names them. */
  readonly startedBy: string | null;
  /** Looks at the stored file and throws an AppError where it is of no use. */
  readonly check: (filePath: string) => Promise<{ format: string; kind: ImportKind }>;
  /** What somebody said that it holds; else what its headers say. */
  readonly kind?: ImportKind | undefined;
};

/**
 * Stores an uploaded file under a name of our own making and opens an import on it. A file that is
 * refused or cut off leaves nothing behind.
 * @throws AppError too_large, file_refused
 */
export async function receiveUpload(scope: Scope, upload: Upload): Promise<{ importId: string }> {
  const importId = newId();
  await mkdir(upload.uploadsDir, { recursive: true });
  // Absolute: a worker may have been started elsewhere.
  const filePath = path.resolve(upload.uploadsDir, importId);
  const partPath = `${filePath}.part`;
  const hash = createHash("sha256");
  let bytes = 0;
  const watch = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      hash.update(chunk);
      if (bytes <= MAX_UPLOAD_BYTES) done(null, chunk);
      else done(new AppError("too_large", { maxBytes: MAX_UPLOAD_BYTES }));
    },
  });
  try {
    await pipeline(upload.body, watch, createWriteStream(partPath, { mode: 0o600 }));
    const { format, kind } = await upload.check(partPath);
    await rename(partPath, filePath);
    const row = {
      id: importId,
      kind: upload.kind ?? kind,
      fileName: displayName(upload.fileName),
      fileBytes: bytes,
      filePath,
      fileSha256: hash.digest("hex"),
      sniffed: { format },
      createdAt: upload.now,
      origin: upload.origin,
      startedBy: upload.startedBy,
    };
    await inTransaction(scope, async (tx) => {
      await insertImport(scope, tx, row);
      await insertAudit(scope, tx, {
        action: "import.uploaded",
        subject: importId,
        data: { fileName: row.fileName, fileBytes: bytes, sha256: row.fileSha256 },
        at: upload.now,
      });
    });
    return { importId };
  } catch (error) {
    await rm(partPath, { force: true });
    await rm(filePath, { force: true });
    throw error;
  }
}

/** The last part of a name that a browser gave, without what could steer a terminal or a path. */
function displayName(fileName: string): string {
  const base = fileName.split(/[\\/]/).at(-1) ?? "";
  const clean = base.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  return clean.slice(0, 200) || "file";
}
