import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { readPasted } from "#lib/domain/catalogue/read-pasted.ts";
import { readOrderList } from "#lib/importing/read-order-list.ts";
import { parts, zipOf } from "#tests/unit/importing/reading/tiny-workbook.ts";

/** What each line wants, and how many of it, as it is likeliest meant. */
async function wantedIn(bytes: Uint8Array) {
  const { lines } = readPasted(await readOrderList(Buffer.from(bytes)));
  return lines.map(({ readings: [first] }) => [first?.wanted, first?.quantity]);
}

const wanted = [
  ["P52560-B21", 2],
  ["交换机 24 口", 4],
];

test("a workbook is read as its cells would be pasted", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "list-"));
  try {
    const file = path.join(folder, "list.xlsx");
    const rows = [["型号", "数量"], ...wanted].map((cells) => cells.map((value) => ({ value })));
    await writeXlsxFile(rows).toFile(file);
    expect(await wantedIn(await readFile(file))).toEqual(wanted);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("text is read in UTF-8, with or without its mark, in UTF-16 and in GB18030", async () => {
  const text = "型号,数量\r\nP52560-B21,2\r\n交换机 24 口,4\r\n";
  expect(await wantedIn(Buffer.from(text))).toEqual(wanted);
  expect(await wantedIn(Buffer.from(`\ufeff${text}`))).toEqual(wanted);
  expect(await wantedIn(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(wanted);
  const gb = Buffer.from("d0cdbac52ccafdc1bf0d0abdbbbbbbbbfa20323420bfda2c340d0a", "hex");
  expect(await wantedIn(gb)).toEqual(wanted.slice(1));
});

test("a sheet that reaches far, or an old workbook, is refused before it is read", async () => {
  const far = zipOf(parts('<row r="20000"><c r="A20000"><v>1</v></c></row>'));
  await expect(readOrderList(Buffer.from(far))).rejects.toMatchObject({
    refusal: { code: "sheet_too_long" },
  });
  const big = zipOf({ ...parts(""), "xl/media/image1.bin": "0".repeat(9 * 1_048_576) });
  expect(big.length).toBeLessThan(256 * 1024);
  await expect(readOrderList(Buffer.from(big))).rejects.toMatchObject({
    refusal: { code: "workbook_too_large" },
  });
  const old = Buffer.from("d0cf11e0a1b11ae1", "hex");
  await expect(readOrderList(old)).rejects.toMatchObject({ refusal: { code: "file_old_excel" } });
});
