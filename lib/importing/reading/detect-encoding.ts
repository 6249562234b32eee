import type { TextEncoding } from "#lib/contracts/import.ts";
import { decoderOf, wholeCharactersEnd } from "#lib/importing/reading/decode-pieces.ts";

/** Byte-order marks, the longest first. */
const marks: readonly (readonly [encoding: TextEncoding, hex: string])[] = [
  ["gb18030", "84319533"],
  ["utf-8", "efbbbf"],
  ["utf-16le", "fffe"],
  ["utf-16be", "feff"],
];

/** The encoding that a byte-order mark says, or null without one. */
export function markedEncoding(firstBytes: Buffer): TextEncoding | null {
  const hex = firstBytes.toString("hex", 0, 4);
  return marks.find(([, mark]) => hex.startsWith(mark))?.[0] ?? null;
}

/**
 * The encoding of text without a mark, from some of its bytes that begin with a whole character (64
 * KiB are plenty, if they hold more than ASCII). UTF-8 where nothing else fits: its reader then names
 * the first byte that is none, rather than showing letters that nobody wrote. So Windows-1252 is
 * refused; its é before a letter would pass for a rare Chinese character.
 */
export function guessEncoding(bytes: Buffer): TextEncoding {
  const utf16 = utf16Order(bytes);
  if (utf16) return utf16;
  const asUtf8 = bytes.toString("utf8", 0, wholeCharactersEnd(bytes, "utf-8"));
  const broken = count(asUtf8, /\ufffd/g);
  const whole = count(asUtf8, /[\u0080-\ufffc]/g);
  // A UTF-8 file with a few broken bytes is one all the same.
  if (broken < 3 || broken < whole) return "utf-8";
  return looksGb18030(bytes) ? "gb18030" : "utf-8";
}

/** Latin letters, digits and separators in UTF-16 have a zero in every other byte; text has none else. */
function utf16Order(bytes: Buffer): "utf-16le" | "utf-16be" | null {
  const zeros = [0, 0];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const share = Math.max(even, odd) / bytes.length;
  // 一 and 销 end in a zero byte themselves
  if (share < 0.02 || Math.min(even, odd) * 3 > Math.max(even, odd)) return null;
  const encoding = odd > even ? "utf-16le" : "utf-16be";
  const text = decoded(bytes, encoding);
  if (text === null || count(text, /(?![\t\n\r])\p{Cc}/gu) > text.length * 0.02) return null;
  // rows of Chinese with few separators hold few zeros, and then must read as Chinese
  return share > 0.15 || looksCommon(text) ? encoding : null;
}

/**
 * Whether bytes decode as GB18030 into what Chinese is written with: pairs of two high bytes, as in GB
 * 2312, which most of any modern text is. Western letters before ASCII ones, and Big5, pair otherwise.
 */
function looksGb18030(bytes: Buffer): boolean {
  const text = decoded(bytes, "gb18030");
  if (text === null) return false;
  const pairs = bytes.toString("latin1").match(/[\x81-\xfe](?:[\x30-\x39]..|.)/gs) ?? [];
  const plain = pairs.filter((pair) => /^[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]$/.test(pair)).length;
  return plain >= pairs.length * 0.8 && looksCommon(text);
}

function looksCommon(text: string): boolean {
  const common = count(
    text,
    /[\t\n\r\x20-\x7e\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g,
  );
  return common >= text.length * 0.9;
}

function decoded(bytes: Buffer, encoding: TextEncoding): string | null {
  return decoderOf(encoding)(bytes.subarray(0, wholeCharactersEnd(bytes, encoding)));
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
