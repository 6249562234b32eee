import type { Refusal } from "#lib/domain/importing/refusals.ts";
import type { CsvDialect } from "#lib/importing/reading/csv-tokenizer.ts";
import { sniffDialect } from "#lib/importing/reading/sniff-dialect.ts";

export type Sniffed =
  | { readonly format: "csv" | "tsv"; readonly hasBom: boolean; readonly dialect: CsvDialect }
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

/**
 * Tells from a file's first bytes (64 KiB are plenty) what it is: its content decides, never its
 * name. Text in UTF-16 or GB18030, old Excel and what is no table are refused by their kind. A zip is
 * taken for a workbook, which opening it confirms.
 */
export function sniffFile(firstBytes: Uint8Array): Sniffed | { readonly refusal: Refusal } {
  const bytes = Buffer.from(firstBytes.buffer, firstBytes.byteOffset, firstBytes.byteLength);
  if (bytes.length === 0) return refuse({ code: "file_empty", params: {} });
  const hex = bytes.toString("hex", 0, 8);
  if (hex.startsWith("504b0304")) return { format: "xlsx" };
  if (hex.startsWith("d0cf11e0a1b11ae1")) return refuse({ code: "file_old_excel", params: {} });
  const known = signatures.find(([, start]) => hex.startsWith(start));
  if (known) return refuse({ code: "file_binary", params: { kind: known[0] } });
  if (hex.startsWith("fffe") || hex.startsWith("feff") || looksUtf16(bytes)) {
    return refuse({ code: "encoding_unsupported", params: { encoding: "UTF-16" } });
  }
  if (controlShare(bytes) > 0.02) {
    return refuse({ code: "file_binary", params: { kind: "binary" } });
  }
  if (looksGb18030(bytes)) {
    return refuse({ code: "encoding_unsupported", params: { encoding: "GB18030" } });
  }
  const hasBom = hex.startsWith("efbbbf");
  const text = bytes.toString("utf8", hasBom ? 3 : 0);
  if (text.trim() === "") return refuse({ code: "file_empty", params: {} });
  if (/^\s*<(?:!doctype|html|\?xml|table|meta|style)\b/i.test(text)) {
    return refuse({ code: "file_binary", params: { kind: "html" } });
  }
  const dialect = sniffDialect(text);
  return { format: dialect.delimiter === "\t" ? "tsv" : "csv", hasBom, dialect };
}

function refuse(refusal: Refusal): { readonly refusal: Refusal } {
  return { refusal };
}

/** Latin text or digits in UTF-16 make every other byte a zero. */
function looksUtf16(bytes: Buffer): boolean {
  const zeros = [0, 0];
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > bytes.length * 0.15 && Math.min(even, odd) < bytes.length * 0.01;
}

function controlShare(bytes: Buffer): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1;
  }
  return controls / bytes.length;
}

/**
 * Chinese in GB18030 is pairs of high bytes that make no UTF-8 but do make Chinese. A UTF-8 file with
 * a few broken bytes is not taken for one: its reader names the broken place, which helps more.
 */
function looksGb18030(bytes: Buffer): boolean {
  const asUtf8 = bytes.toString("utf8");
  const broken = asUtf8.match(/\ufffd/g)?.length ?? 0;
  const whole = asUtf8.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  if (broken < 3 || broken < whole) return false;
  const asChinese = new TextDecoder("gb18030").decode(bytes);
  const foreign = asChinese.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const common = asChinese.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]/g)?.length ?? 0;
  return common > foreign * 0.8 && common * 1.2 > broken / 2;
}
