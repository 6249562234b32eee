import type { TextEncoding } from "#lib/contracts/import.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import type { CsvDialect } from "#lib/importing/reading/csv-tokenizer.ts";
import { decoderOf, wholeCharactersEnd } from "#lib/importing/reading/decode-pieces.ts";
import { guessEncoding, markedEncoding } from "#lib/importing/reading/detect-encoding.ts";
import { sniffDialect } from "#lib/importing/reading/sniff-dialect.ts";

export type Sniffed =
  | {
      readonly format: "csv" | "tsv";
      readonly encoding: TextEncoding;
      /** What the content says of its encoding, whatever was asked for. */
      readonly detected: TextEncoding;
      readonly dialect: CsvDialect;
    }
  | { readonly format: "xlsx" };

/** First bytes by which kinds of files that hold no text are known. */
const signatures: readonly (readonly [kind: string, hex: string])[] = [
  ["pdf", "255044462d"],
  ["image", "89504e47"],
  ["image", "ffd8ff"],
  ["image", "47494638"],
  ["archive", "1f8b"],
  ["archive", "526172211a07"],
  ["archive", "377abcaf271c"],
  ["archive", "504b0506"],
];

/** The bytes by which a file is told. */
type Looked = {
  readonly firstBytes: Buffer;
  /** Where it first holds more than ASCII, from a line's beginning on; the first bytes where it does. */
  readonly tellingBytes: Buffer;
};

/**
 * Tells from some of a file's bytes what it is: its content decides, never its name. Old Excel and
 * what is no table are refused by their kind. A zip is taken for a workbook, which opening it confirms.
 *
 * @param asked the encoding that somebody chose by hand
 */
export function sniffFile(
  { firstBytes, tellingBytes }: Looked,
  asked?: TextEncoding,
): Sniffed | { readonly refusal: Refusal } {
  if (firstBytes.length === 0) return refuse({ code: "file_empty", params: {} });
  const hex = firstBytes.toString("hex", 0, 8);
  if (hex.startsWith("504b0304")) return { format: "xlsx" };
  if (hex.startsWith("d0cf11e0a1b11ae1")) return refuse({ code: "file_old_excel", params: {} });
  const known = signatures.find(([, start]) => hex.startsWith(start));
  if (known) return refuse({ code: "file_binary", params: { kind: known[0] } });
  const detected = markedEncoding(firstBytes) ?? guessEncoding(tellingBytes);
  const encoding = asked ?? detected;
  const isUtf16 = detected === "utf-16le" || detected === "utf-16be";
  if (!isUtf16 && controlShare(firstBytes) > 0.02) {
    return refuse({ code: "file_binary", params: { kind: "binary" } });
  }
  const text = looseText(firstBytes, encoding);
  if (text.trim() === "") return refuse({ code: "file_empty", params: {} });
  if (/^\s*<(?:!doctype|html|\?xml|table|meta|style)\b/i.test(text)) {
    return refuse({ code: "file_binary", params: { kind: "html" } });
  }
  const dialect = sniffDialect(text);
  const format = dialect.delimiter === "\t" ? "tsv" : "csv";
  return { format, encoding, detected, dialect };
}

/** Broken places as �: the reader names them later. */
function looseText(bytes: Buffer, encoding: TextEncoding): string {
  const whole = bytes.subarray(0, wholeCharactersEnd(bytes, encoding));
  const text = decoderOf(encoding)(whole) ?? new TextDecoder(encoding).decode(whole);
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function refuse(refusal: Refusal): { readonly refusal: Refusal } {
  return { refusal };
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  }
  return controls / bytes.length;
}
