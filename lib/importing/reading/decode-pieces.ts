import { isUtf8 } from "node:buffer";
import type { TextEncoding } from "#lib/contracts/import.ts";

/** The first byte that is no text: its place in the file, from 1, and its value. */
type BrokenByte = { readonly byte: number; readonly hex: string };

/** A piece of text, and the byte after it where that is no text (then it is the last piece). */
export type TextPiece = { readonly text: string; readonly broken: BrokenByte | null };

/**
 * Decodes bytes that come in chunks, a byte-order mark dropped; characters may be cut by the chunks.
 * Ends with a broken piece at the first byte that is no text in that encoding, so that its reader can
 * say where that is. Memory does not grow with what is decoded.
 */
export async function* decodePieces(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<TextPiece> {
  const decode = decoderOf(encoding);
  let carried: Buffer = Buffer.alloc(0);
  let doneBytes = 0;
  const brokenAt = (bytes: Buffer, at: number) => ({
    byte: doneBytes + at + 1,
    hex: bytes.toString("hex", at, at + 1).toUpperCase(),
  });
  for await (const chunk of chunks) {
    const joined = carried.length === 0 ? Buffer.from(chunk) : Buffer.concat([carried, chunk]);
    const end = wholeCharactersEnd(joined, encoding);
    const whole = joined.subarray(0, end);
    carried = joined.subarray(end);
    const decoded = decode(whole);
    const validBytes = decoded === null ? validPrefixBytes(whole, decode) : whole.length;
    const text = decoded ?? decode(whole.subarray(0, validBytes)) ?? "";
    const broken = validBytes < whole.length ? brokenAt(whole, validBytes) : null;
    const isFirst = doneBytes === 0;
    yield { text: isFirst && text.startsWith("\ufeff") ? text.slice(1) : text, broken };
    if (broken) return;
    doneBytes += whole.length;
  }
  if (carried.length > 0) yield { text: "", broken: brokenAt(carried, 0) };
}

/** Text, or null where some of the bytes are none; they must not end inside a character. */
export type Decode = (bytes: Buffer) => string | null;

export function decoderOf(encoding: TextEncoding): Decode {
  // many times as fast as TextDecoder
  if (encoding === "utf-8") return (bytes) => (isUtf8(bytes) ? bytes.toString("utf8") : null);
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes);
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  };
}

/** Where bytes that begin with a whole character may be cut without cutting one. */
export function wholeCharactersEnd(bytes: Buffer, encoding: TextEncoding): number {
  switch (encoding) {
    case "utf-8":
      return utf8End(bytes);
    case "gb18030":
      return gb18030End(bytes);
    case "utf-16le":
    case "utf-16be":
      return utf16End(bytes, encoding === "utf-16le");
  }
}

/** Before a lead byte whose rest is not there. */
function utf8End(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

/**
 * Characters have one, two or four bytes (GB 18030-2022), and digits or letters may be the later ones;
 * what is below "0" never is, so that counting begins behind the last of those.
 */
function gb18030End(bytes: Buffer): number {
  let at = bytes.length;
  while (at > 0 && (bytes[at - 1] ?? 0) >= 0x30) at -= 1;
  while (at < bytes.length) {
    const isLead = (bytes[at] ?? 0) > 0x80;
    const second = bytes[at + 1] ?? 0;
    const size = !isLead ? 1 : second >= 0x30 && second <= 0x39 ? 4 : 2;
    if (at + size > bytes.length) return at;
    at += size;
  }
  return at;
}

/** At an even place, and not between the halves of a surrogate pair. */
function utf16End(bytes: Buffer, isLittleEndian: boolean): number {
  const end = bytes.length - (bytes.length % 2);
  const high = bytes[end - (isLittleEndian ? 1 : 2)] ?? 0;
  return end > 0 && high >= 0xd8 && high <= 0xdb ? end - 2 : end;
}

function validPrefixBytes(bytes: Buffer, decode: Decode): number {
  const isText = (from: number, to: number) => decode(bytes.subarray(from, to)) !== null;
  let valid = 0;
  // grow the valid prefix by halves; a cut inside a character only fails and is tried smaller
  for (let step = bytes.length; step >= 1; ) {
    const candidate = Math.min(bytes.length, valid + step);
    if (candidate > valid && isText(valid, candidate)) valid = candidate;
    else step = Math.floor(step / 2);
  }
  for (;;) {
    const size = [1, 2, 3, 4].find(
      (bytesOf) => valid + bytesOf <= bytes.length && isText(valid, valid + bytesOf),
    );
    if (size === undefined) return valid;
    valid += size;
  }
}
