import Papa from "papaparse";

/** One cell; null is an empty one. Numbers and booleans are never read as formulas. */
export type CsvCell = string | number | null;

/** Excel takes a file without it for the machine's old code page and garbles Chinese. */
export const BYTE_ORDER_MARK = "\uFEFF";

/**
 * What a spreadsheet would run as a formula: a leading = or @ (also full-width, also behind blanks),
 * a control character, or a sign. A sign before nothing but digits and their punctuation is a
 * telephone number or an amount ("+86 10 6256 0000", "-12.5"): it stays as it is.
 * Source: OWASP, CSV Injection.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=@＝＠]|\s*[+\-＋－](?![\d\s().,-]+$))/;

const ROWS_A_CHUNK = 500;

/** Lines of CSV (RFC 4180, CRLF after each), formulas disarmed with a leading apostrophe. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  if (rows.length === 0) return "";
  const text = Papa.unparse(
    rows.map((row) => [...row]),
    { newline: "\r\n", escapeFormulae: FORMULA },
  );
  return `${text}\r\n`;
}

/** A whole file in pieces as they are read, so that memory does not grow with it. */
export async function* csvChunks(
  header: readonly string[],
  rows: AsyncIterable<readonly CsvCell[]> | Iterable<readonly CsvCell[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLines([header]);
  let waiting: (readonly CsvCell[])[] = [];
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length === ROWS_A_CHUNK) {
      yield csvLines(waiting);
      waiting = [];
    }
  }
  if (waiting.length > 0) yield csvLines(waiting);
}

/**
 * The answer of a route handler that streams a CSV file to be saved.
 *
 * @param fileName with its ending; any script, for browsers read RFC 5987
 */
export function csvResponse(fileName: string, chunks: AsyncIterable<string>): Response {
  const ascii = fileName.replace(/[^\w.-]+/g, "_");
  return new Response(encoded(chunks), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      "Cache-Control": "private, no-store",
    },
  });
}

function encoded(chunks: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    // A reader that went away must end the query behind the rows.
    async cancel() {
      await iterator.return?.();
    },
  });
}
