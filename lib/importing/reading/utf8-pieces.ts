import { isUtf8 } from "node:buffer";

/** A piece of text, and whether the byte after it is not UTF-8 (then it is the last piece). */
export type TextPiece = { readonly text: string; readonly isBroken: boolean };

/**
 * Decodes bytes that come in chunks, a byte-order mark dropped. Ends with a broken piece at the
 * first byte that is not UTF-8, so that its reader can say where that is.
 */
export async function* utf8Pieces(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextPiece> {
  let carried: Buffer = Buffer.alloc(0);
  let isFirst = true;
  for await (const chunk of chunks) {
    const joined = carried.length === 0 ? Buffer.from(chunk) : Buffer.concat([carried, chunk]);
    const end = lastWholeCharacterEnd(joined);
    const whole = joined.subarray(0, end);
    carried = joined.subarray(end);
    const validBytes = isUtf8(whole) ? whole.length : validPrefixBytes(whole);
    let text = whole.toString("utf8", 0, validBytes);
    if (isFirst && text.startsWith("\ufeff")) text = text.slice(1);
    if (whole.length > 0) isFirst = false;
    yield { text, isBroken: validBytes < whole.length };
    if (validBytes < whole.length) return;
  }
  if (carried.length > 0) yield { text: "", isBroken: true };
}

/** Where a chunk may be cut without cutting a character: before a lead byte whose rest is not there. */
function lastWholeCharacterEnd(bytes: Buffer): number {
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

function validPrefixBytes(bytes: Buffer): number {
  let valid = 0;
  let step = bytes.length;
  // grow the valid prefix by halves; a cut inside a character only fails and is tried smaller
  while (step >= 1) {
    const candidate = Math.min(bytes.length, valid + step);
    if (candidate > valid && isUtf8(bytes.subarray(valid, candidate))) valid = candidate;
    else step = Math.floor(step / 2);
  }
  return growByCharacters(bytes, valid);
}

function growByCharacters(bytes: Buffer, from: number): number {
  let valid = from;
  for (;;) {
    const size = [1, 2, 3, 4].find(
      (bytesOf) =>
        valid + bytesOf <= bytes.length && isUtf8(bytes.subarray(valid, valid + bytesOf)),
    );
    if (size === undefined) return valid;
    valid += size;
  }
}
