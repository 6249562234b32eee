import type { promises as files } from "node:fs";

type File = Awaited<ReturnType<typeof files.open>>;

export type ZipEntry = {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  /** Where the entry's compressed bytes begin in the file. */
  readonly dataAt: number;
};

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const maxEntries = 10_000;

/**
 * The entries of a zip file by its central directory (PKWARE APPNOTE 6.3.10, §4.3). Null when the
 * directory is damaged, encrypted, in several parts or zip64, or when entries overlap or hide
 * between one another, which is how readers that disagree on a zip are played off.
 */
export async function readZipDirectory(file: File): Promise<readonly ZipEntry[] | null> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const endAt = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (endAt === -1 || tail.length - endAt < 22 || tail.readUInt32LE(endAt) !== endSignature) {
    return null;
  }
  const count = tail.readUInt16LE(endAt + 10);
  const directoryBytes = tail.readUInt32LE(endAt + 12);
  const directoryAt = tail.readUInt32LE(endAt + 16);
  if (count > maxEntries || directoryAt + directoryBytes > size) return null;
  const directory = await bytesAt(file, directoryAt, directoryBytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  let expectedAt = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature) return null;
    const nameBytes = directory.readUInt16LE(at + 28);
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const headerAt = directory.readUInt32LE(at + 42);
    const local = await bytesAt(file, headerAt, 30);
    const isKnown = (flags & 1) === 0 && (method === 0 || method === 8);
    if (!isKnown || local.length < 30 || local.readUInt32LE(0) !== localSignature) return null;
    const entry = {
      name: directory.toString("utf8", at + 46, at + 46 + nameBytes),
      isDeflated: method === 8,
      compressedBytes: directory.readUInt32LE(at + 20),
      uncompressedBytes: directory.readUInt32LE(at + 24),
      dataAt: headerAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28),
    };
    // a data descriptor of at most 24 bytes may follow an entry's bytes
    if (headerAt < expectedAt || headerAt - expectedAt > 24) return null;
    expectedAt = entry.dataAt + entry.compressedBytes;
    entries.push(entry);
    at += 46 + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return directoryAt < expectedAt || directoryAt - expectedAt > 24 ? null : entries;
}

async function bytesAt(file: File, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
