import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { markedEncoding } from "#lib/importing/reading/detect-encoding.ts";
import { findSheet, readXlsx } from "#lib/importing/reading/read-xlsx.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { sniffFile } from "#lib/importing/reading/sniff-file.ts";

/** Whoever may order may send one: it must not cost what an import may. */
const limits = { maxMegabytes: 8, maxRows: 1_000, maxCells: 100_000 };

/**
 * What a small file of an order says, as text of one row a line, as if it had been pasted: the first
 * sheet of a workbook, its cells set off by tabs, or the text itself, in UTF-8, UTF-16 with its mark,
 * or else GB18030, as Excel writes CSV files in China.
 * @throws RefusedFile for what is neither, and for a workbook beyond the limits
 */
export async function readOrderList(bytes: Buffer): Promise<string> {
  const sniffed = sniffFile({ firstBytes: bytes, tellingBytes: bytes });
  if ("refusal" in sniffed) throw new RefusedFile(sniffed.refusal);
  return sniffed.format === "xlsx" ? sheetText(bytes) : decoded(bytes);
}

function decoded(bytes: Buffer): string {
  const marked = markedEncoding(bytes);
  if (marked !== null && marked !== "utf-8") return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The reader of workbooks asks for a file. */
async function sheetText(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "order-list-"));
  try {
    const file = path.join(folder, "list.xlsx");
    await writeFile(file, bytes, { mode: 0o600 });
    const { sheet } = await findSheet(file, undefined, limits);
    const lines: string[] = [];
    for await (const { cells } of readXlsx(file, sheet)) {
      lines.push(cells.map((cell) => cell.replace(/\s+/g, " ")).join("\t"));
    }
    return lines.join("\n");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
