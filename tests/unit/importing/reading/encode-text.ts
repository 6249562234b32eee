import type { TextEncoding } from "#lib/contracts/import.ts";

const bytesOf = new Map<string, Buffer>();
const decoder = new TextDecoder("gb18030");
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    const pair = Buffer.from([lead, trail]);
    const text = decoder.decode(pair);
    if (text.length === 1 && text !== "\ufffd" && !bytesOf.has(text)) bytesOf.set(text, pair);
  }
}

/** Four bytes from a linear index: emoji and all other planes begin at 0x90308130 (WHATWG). */
function supplementary(codePoint: number): Buffer {
  const at = codePoint - 0x10000 + 189_000;
  return Buffer.from([
    0x81 + Math.floor(at / 12_600),
    0x30 + (Math.floor(at / 1260) % 10),
    0x81 + (Math.floor(at / 10) % 126),
    0x30 + (at % 10),
  ]);
}

/** A text as GB18030; for ASCII, what has two bytes there, and the planes beyond the first. */
export function gb18030Of(text: string): Buffer {
  return Buffer.concat(
    Array.from(text, (character) => {
      const codePoint = character.codePointAt(0) ?? 0;
      if (codePoint < 0x80) return Buffer.from([codePoint]);
      if (codePoint > 0xffff) return supplementary(codePoint);
      const bytes = bytesOf.get(character);
      if (!bytes) throw new Error(`no two bytes for ${character}`);
      return bytes;
    }),
  );
}

/** A text in one of the encodings, without a mark. */
export function encoded(text: string, encoding: TextEncoding): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "gb18030":
      return gb18030Of(text);
    case "utf-16le":
      return Buffer.from(text, "utf16le");
    case "utf-16be":
      return Buffer.from(text, "utf16le").swap16();
  }
}
