import { createReadStream } from "node:fs";
import type { TextEncoding } from "#lib/contracts/import.ts";
import {
  type CsvDialect,
  CsvTokenizer,
  type RawRow,
} from "#lib/importing/reading/csv-tokenizer.ts";
import { decodePieces } from "#lib/importing/reading/decode-pieces.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";

/**
 * All records of a delimited file from its first line on, in constant memory. Throws `RefusedFile`,
 * with the place, for a NUL, for bytes that are no text in that encoding and for what `CsvTokenizer` refuses.
 */
export async function* readCsv(
  path: string,
  { encoding, dialect }: { readonly encoding: TextEncoding; readonly dialect: CsvDialect },
): AsyncGenerator<RawRow> {
  const tokenizer = new CsvTokenizer(dialect);
  const chunks = createReadStream(path, { highWaterMark: 262_144 });
  for await (const piece of decodePieces(chunks, encoding)) {
    const nulAt = piece.text.indexOf("\0");
    yield* tokenizer.push(nulAt === -1 ? piece.text : piece.text.slice(0, nulAt));
    if (nulAt !== -1) {
      throw new RefusedFile({ code: "nul_byte", params: tokenizer.position() });
    }
    if (piece.broken) {
      const params = { ...tokenizer.position(), ...piece.broken, encoding: encoding.toUpperCase() };
      throw new RefusedFile({ code: "invalid_bytes", params });
    }
  }
  yield* tokenizer.end();
}
