import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TextEncoding, textEncodings } from "#lib/contracts/import.ts";
import { openTable, readRows } from "#lib/importing/reading/open-table.ts";
import { RefusedFile } from "#lib/importing/reading/refused-file.ts";
import { encoded } from "#tests/unit/importing/reading/encode-text.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "encodings-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function read(content: Uint8Array, asked?: TextEncoding) {
  const path = join(folder, "file.csv");
  await writeFile(path, content);
  const table = await openTable(path, undefined, asked);
  const cells: string[][] = [];
  for await (const row of readRows(path, table)) cells.push(row.cells);
  const { sniffed } = table;
  const encoding = sniffed.format === "xlsx" ? null : sniffed.encoding;
  return { encoding, header: table.header, cells };
}

async function refusalOf(content: Uint8Array, asked?: TextEncoding) {
  const error = await read(content, asked).catch((thrown: unknown) => thrown);
  return error instanceof RefusedFile ? error.refusal : null;
}

const chinese = "经销商,应达时间\n沈阳百脑汇,2026-11-21 17:00\n李镕喆的店,2026-11-22\n";
const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("the content tells the encoding", () => {
  it.each(textEncodings)("%s, without a mark", async (encoding) => {
    expect(await read(encoded(chinese, encoding))).toEqual({
      encoding,
      header: ["经销商", "应达时间"],
      cells: [
        ["沈阳百脑汇", "2026-11-21 17:00"],
        ["李镕喆的店", "2026-11-22"],
      ],
    });
  });

  it.each(textEncodings)("%s, with a mark", async (encoding) => {
    const mark =
      encoding === "gb18030" ? Buffer.from("84319533", "hex") : encoded("\ufeff", encoding);
    const content = Buffer.concat([mark, encoded("dealer,due\na,1\n", encoding)]);
    expect(await read(content)).toMatchObject({ encoding, header: ["dealer", "due"] });
  });

  it.each(["utf-16le", "utf-16be"] as const)(
    "%s with tabs, as Excel saves it",
    async (encoding) => {
      const content = encoded("\ufeff经销商\t日期\r\n沈阳\t1\r\n", encoding);
      expect(await read(content)).toMatchObject({ encoding, cells: [["沈阳", "1"]] });
    },
  );

  it("GB18030 by two characters alone", async () => {
    const content = encoded("dealer,due\n北京,1\n", "gb18030");
    expect(await read(content)).toMatchObject({ encoding: "gb18030", cells: [["北京", "1"]] });
  });

  it.each(["gb18030", "utf-8"] as const)(
    "%s whose first Chinese stands beyond the first megabytes",
    async (encoding) => {
      const content = Buffer.concat([
        latin1(`dealer,due\n${"Acme,2026-11-21\n".repeat(150_000)}`),
        encoded("沈阳百脑汇,2026-11-21\n", encoding),
      ]);
      const { encoding: told, cells } = await read(content);
      expect([told, cells.at(-1)]).toEqual([encoding, ["沈阳百脑汇", "2026-11-21"]]);
    },
  );

  it("GB18030 whose head is cut inside a character", async () => {
    for (const lead of ["", "x"]) {
      const content = encoded(
        `${lead}经销商,日期\n${"沈阳百脑汇,二〇二六\n".repeat(9000)}`,
        "gb18030",
      );
      expect(await read(content)).toMatchObject({ encoding: "gb18030" });
    }
  });
});

describe("Western letters are never shown as Chinese", () => {
  it.each([
    ["before a letter", "client,date\nSociété Générale,1\n"],
    ["in one word only", "client,date\nCafe,1\nM\u00fcller,2\n"],
    ["in many words", `client,date\n${"Hôtel Médicis à Orléans,1\n".repeat(400)}`],
    ["two together", "client,date\nCo\u00f6\u00eb,1\nr\u00e9\u00e0,2\nno\u00ebl,3\n\u00c9cole,4\n"],
  ])("%s: refused, with the byte", async (_, text) => {
    const content = latin1(text);
    const at = content.findIndex((byte) => byte > 0x7f);
    expect(await refusalOf(content)).toMatchObject({
      code: "invalid_bytes",
      params: { encoding: "UTF-8", byte: at + 1 },
    });
  });

  it("a UTF-8 file with broken bytes stays UTF-8", async () => {
    const content = Buffer.concat([
      Buffer.from("经销商,b\n沈阳,"),
      Buffer.from("fffefd", "hex"),
      Buffer.from("\n"),
    ]);
    expect(await refusalOf(content)).toMatchObject({
      code: "invalid_bytes",
      params: { encoding: "UTF-8", line: 2, column: 2, byte: 20, hex: "FF" },
    });
  });
});

describe("an encoding chosen by hand", () => {
  it("rules over the content", async () => {
    const content = encoded("dealer,due\n京,1\n", "gb18030");
    expect(await refusalOf(content)).toMatchObject({ code: "invalid_bytes" });
    expect(await read(content, "gb18030")).toMatchObject({ cells: [["京", "1"]] });
  });

  it("is refused where the bytes are none of it", async () => {
    const content = Buffer.from("dealer,due\n沈,1\n");
    expect(await refusalOf(content, "gb18030")).toMatchObject({
      code: "invalid_bytes",
      params: { encoding: "GB18030", line: 2 },
    });
  });
});
