import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CsvTokenizer, maxFieldChars } from "#lib/importing/reading/csv-tokenizer.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";

const comma = { delimiter: ",", quote: '"', newline: "\n" } as const;

function tokenize(pieces: readonly string[]) {
  const tokenizer = new CsvTokenizer(comma);
  return [...pieces.flatMap((piece) => tokenizer.push(piece)), ...tokenizer.end()];
}

function outcome(pieces: readonly string[]) {
  try {
    return tokenize(pieces);
  } catch (error) {
    if (error instanceof RefusedFile) return error.refusal;
    throw error;
  }
}

const cell = fc.string({ unit: fc.constantFrom("a", "宁", " ", ",", '"', "\n", "\r\n", ";") });

describe("CsvTokenizer", () => {
  it.each([
    [
      "the last line may lack its break",
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "CRLF",
      "a,b\r\n1,2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "empty cells",
      ",\n,x\n",
      [
        ["", ""],
        ["", "x"],
      ],
    ],
    ["a quoted line break", '"a\nb",c\n', [["a\nb", "c"]]],
    ["a doubled quote", '"5"" disk",x\n', [['5" disk', "x"]]],
    ["an empty quoted cell", '"",x\n', [["", "x"]]],
    ["a quote in the middle stands for itself", '5" disk,x\n', [['5" disk', "x"]]],
    [
      "a stray quote inside a quoted cell",
      '"he said "yes" twice",x\n',
      [['he said "yes" twice', "x"]],
    ],
    ["blanks behind a closing quote", '"a" ,x\n', [["a", "x"]]],
    ["a quoted cell at the very end", 'x,"a"', [["x", "a"]]],
    [
      "CRLF behind a closing quote",
      'x,"a"\r\ny,b\r\n',
      [
        ["x", "a"],
        ["y", "b"],
      ],
    ],
  ])("%s", (_, text, expected) => {
    expect(tokenize([text]).map((row) => row.cells)).toEqual(expected);
  });

  it("agrees with csv-parse on everything that a writer quotes properly", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (rows) => {
          const text = rows
            .map((cells) => cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(","))
            .join("\n");
          const theirs = parse(text, { relax_column_count: true });
          expect(tokenize([text]).map((row) => row.cells)).toEqual(theirs);
        },
      ),
    );
  });

  it("reads the same however the text is cut into pieces, sound or not", () => {
    const bits = fc.constantFrom("a", '"', '""', ",", "\n", "\r\n", " ");
    fc.assert(
      fc.property(fc.array(fc.array(bits).map((b) => b.join(""))), (pieces) => {
        expect(outcome(pieces)).toEqual(outcome([pieces.join("")]));
      }),
      { numRuns: 1000 },
    );
  });

  it("counts rows as a spreadsheet does and lines as an editor does", () => {
    const rows = tokenize(['h,i\n\n"a\nb",c\nd,e\n']);
    expect(rows.map(({ rowNumber, line }) => [rowNumber, line])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 5],
    ]);
  });

  it("names the line of a quote that never closes", () => {
    const refusal = { code: "quote_unbalanced", params: { line: 3 } };
    expect(outcome(['a,b\n1,2\n3,"4\n5,6\n'])).toEqual(refusal);
    expect(outcome(["a,b\n1,2\n", `3,"4\n${"5,6\n".repeat(10_000)}`])).toEqual(refusal);
  });

  it("refuses a cell longer than Excel's longest, and takes that one", () => {
    expect(outcome([`a,${"x".repeat(maxFieldChars)}\n`])).toHaveLength(1);
    expect(outcome([`a\nb,${"x".repeat(maxFieldChars + 1)}\n`])).toEqual({
      code: "field_too_long",
      params: { line: 2, column: 2, maxChars: 32_767 },
    });
  });

  it("refuses more than 500 columns", () => {
    expect(outcome([",".repeat(499)])).toHaveLength(1);
    expect(outcome([`a\n${",".repeat(500)}`])).toEqual({
      code: "too_many_columns",
      params: { line: 2, maxColumns: 500 },
    });
  });

  it("gives up a record of a million fields at the 501st", () => {
    const columns = { code: "too_many_columns", params: { line: 2, maxColumns: 500 } };
    expect(outcome([`a\n"b"${",".repeat(1_000_000)}\n`])).toEqual(columns);
    expect(outcome([`a\n${",".repeat(1_000_000)}\n`])).toEqual(columns);
    const pieces = Array.from({ length: 8 }, () => ",".repeat(125_000));
    expect(outcome(['a\n"b"', ...pieces])).toEqual(columns);
  });

  it("does not search all that follows for a delimiter that never comes", () => {
    expect(outcome(['"a"\n'.repeat(600_000)])).toHaveLength(600_000);
  });

  it("refuses a record without an end before it fills the memory", () => {
    const pieces = Array.from({ length: 20 }, () => "x".repeat(100_000));
    expect(outcome(["a\n", ...pieces])).toEqual({
      code: "record_too_long",
      params: { line: 2, maxChars: 1_048_576 },
    });
  });
});
