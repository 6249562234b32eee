import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";

export const attachmentSizes = ["full", "thumb"] as const;
export type AttachmentSize = (typeof attachmentSizes)[number];

/** Where the bytes of a file lie: a folder for each of its id's last two digits, which are random. */
export function attachmentPath(filesDir: string, id: string, size: AttachmentSize): string {
  return path.resolve(filesDir, id.slice(-2), size === "full" ? id : `${id}.thumb`);
}

/** Bytes that are on the disk, but not yet where anybody looks for them. */
export type PreparedFiles = {
  /** Puts them there, in place of what a broken off attempt has left. */
  readonly settle: () => Promise<void>;
  readonly discard: () => Promise<void>;
};

/** Writes both sizes of a file under passing names, so that they survive a power cut once settled. */
export async function prepareFiles(
  filesDir: string,
  id: string,
  bytes: Readonly<Record<AttachmentSize, Uint8Array>>,
): Promise<PreparedFiles> {
  const mark = randomBytes(6).toString("hex");
  const parts = attachmentSizes.map((size) => {
    const at = attachmentPath(filesDir, id, size);
    return { at, part: `${at}.${mark}.part`, bytes: bytes[size] };
  });
  const folder = path.dirname(attachmentPath(filesDir, id, "full"));
  const discard = async () => {
    for (const { part } of parts) await rm(part, { force: true });
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    for (const { part, bytes: content } of parts) {
      const file = await open(/* turbopackIgnore: true */ part, "wx", 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    }
  } catch (error) {
    await discard();
    throw error;
  }
  const settle = async () => {
    for (const { part, at } of parts) await rename(part, at);
    const entries = await open(/* turbopackIgnore: true */ folder);
    await entries.sync().finally(() => entries.close());
  };
  return { settle, discard };
}
