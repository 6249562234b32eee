import { isUtf8 } from "node:buffer";
import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";

/** One row of a CSV: the line on which it begins (the header is line 1) and its values in the order of the columns asked for. */
type CsvLine = {
  readonly line: number;
  readonly values: readonly string[];
};

/** What a CSV held: its rows, and what is wrong with it. */
type CsvLines = {
  readonly rows: readonly CsvLine[];
  readonly problems: readonly CsvProblem[];
};

/** What is wrong on one line. */
export type CsvProblem = {
  readonly line: number;
  readonly message: string;
};

const recordsSchema = z.array(
  z.object({ info: z.object({ lines: z.number() }), record: z.array(z.string()) }),
);

/**
 * Reads a comma-separated table (RFC 4180; UTF-8 with or without BOM; LF, CRLF or CR) by the names
 * in its header. Other columns are passed over, blank lines too. Nothing is thrown: what is wrong
 * comes back in `problems`, rows that are wrong are left out of `rows`.
 */
export function readCsvLines(bytes: Buffer, columns: readonly string[]): CsvLines {
  const broken = firstBrokenLine(bytes);
  if (broken !== null) {
    return { rows: [], problems: [{ line: broken, message: "not valid UTF-8" }] };
  }
  try {
    return byHeader(splitRecords(bytes), columns);
  } catch (error) {
    if (error instanceof CsvError) {
      return { rows: [], problems: [{ line: Number(error.lines), message: error.message }] };
    }
    throw error;
  }
}

/** One value as CSV: quoted where RFC 4180 asks for it, else unchanged. */
export function csvField(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

type Fields = { line: number; fields: readonly string[] };

function splitRecords(bytes: Buffer): Fields[] {
  const records = recordsSchema.parse(
    parse(bytes, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
    }),
  );
  // csv-parse names the last line of a record and counts a CRLF inside quotes as two lines.
  let overcounted = 0;
  return records
    .map(({ info, record }) => {
      const text = record.join();
      const counted = text.match(/[\r\n]/g)?.length ?? 0;
      const line = info.lines - counted - overcounted;
      overcounted += text.match(/\r\n/g)?.length ?? 0;
      return { line, fields: record };
    })
    .filter(({ fields }) => fields.length > 1 || fields[0]?.trim() !== "");
}

function byHeader([header, ...records]: readonly Fields[], columns: readonly string[]): CsvLines {
  if (header === undefined) {
    return {
      rows: [],
      problems: [{ line: 1, message: `the header ${columns.join()} is missing` }],
    };
  }
  const names = header.fields.map((name) => name.trim());
  const headerProblems = columns.flatMap((column) => {
    const times = names.filter((name) => name === column).length;
    if (times === 1) return [];
    const fault = times === 0 ? "missing from the header" : "twice in the header";
    return [{ line: header.line, message: `column ${column}: ${fault}` }];
  });
  if (headerProblems.length > 0) {
    return { rows: [], problems: headerProblems };
  }
  const rows: CsvLine[] = [];
  const problems: CsvProblem[] = [];
  for (const { line, fields } of records) {
    if (fields.length === names.length) {
      rows.push({ line, values: columns.map((name) => fields[names.indexOf(name)] ?? "") });
    } else {
      problems.push({
        line,
        message: `${fields.length} fields where the header has ${names.length}`,
      });
    }
  }
  return { rows, problems };
}

function firstBrokenLine(bytes: Buffer): number | null {
  if (isUtf8(bytes)) {
    return null;
  }
  for (let line = 1, from = 0; ; line += 1) {
    const end = bytes.indexOf("\n", from);
    if (end < 0 || !isUtf8(bytes.subarray(from, end))) {
      return line;
    }
    from = end + 1;
  }
}
