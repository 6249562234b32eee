import { createReadStream } from "node:fs";
import {
  type CsvDialect,
  CsvTokenizer,
  type RawRow,
} from "#lib/importing/reading/csv-tokenizer.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { utf8Pieces } from "#lib/importing/reading/utf8-pieces.ts";

/**
 * All records of a delimited file from its first line on, in constant memory. Throws `RefusedFile`,
 * with the place, for a NUL byte, for bytes that are not UTF-8 and for what `CsvTokenizer` refuses.
 */
export async function* readCsv(path: string, dialect: CsvDialect): AsyncGenerator<RawRow> {
  const tokenizer = new CsvTokenizer(dialect);
  for await (const piece of utf8Pieces(createReadStream(path, { highWaterMark: 262_144 }))) {
    const nulAt = piece.text.indexOf("\0");
    yield* tokenizer.push(nulAt === -1 ? piece.text : piece.text.slice(0, nulAt));
    if (nulAt !== -1) {
      throw new RefusedFile({ code: "nul_byte", params: tokenizer.position() });
    }
    if (piece.isBroken) {
      throw new RefusedFile({ code: "invalid_utf8", params: tokenizer.position() });
    }
  }
  yield* tokenizer.end();
}
