import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textEncodings } from "#lib/contracts/import.ts";
import { decodePieces, type TextPiece } from "#lib/importing/reading/decode-pieces.ts";
import { encoded } from "#tests/unit/importing/reading/encode-text.ts";

/** Cuts bytes into chunks of those sizes, over and over. */
async function* chunked(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function decode(bytes: Buffer, encoding: (typeof textEncodings)[number], sizes = [7]) {
  const pieces: TextPiece[] = [];
  for await (const piece of decodePieces(chunked(bytes, sizes), encoding)) pieces.push(piece);
  return {
    text: pieces.map(({ text }) => text).join(""),
    broken: pieces.at(-1)?.broken ?? null,
  };
}

const characters = [
  ..."ab09,;\t\n\r\"' 沈阳百脑汇经销商镕喆堃，。·（）Ａ😀𠮷é€".replaceAll("é", ""),
];
const texts = fc
  .array(fc.constantFrom(...characters), { maxLength: 60 })
  .map((all) => all.join(""));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

describe.each(textEncodings)("%s", (encoding) => {
  it("reads the same text wherever the chunks cut it", async () => {
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (text, cuts) => {
        expect(await decode(encoded(text, encoding), encoding, cuts)).toEqual({
          text,
          broken: null,
        });
      }),
      { numRuns: 300 },
    );
  });

  it("drops one byte-order mark, however it is cut", async () => {
    const mark =
      encoding === "gb18030" ? Buffer.from("84319533", "hex") : encoded("\ufeff", encoding);
    const bytes = Buffer.concat([mark, encoded("沈阳,1\n", encoding)]);
    for (const size of [1, 2, 3, 100]) {
      expect(await decode(bytes, encoding, [size])).toEqual({ text: "沈阳,1\n", broken: null });
    }
  });

  it("keeps all that stands before a broken byte, and says which it is", async () => {
    const broken = { "utf-8": "ff", gb18030: "ff", "utf-16le": "00dc", "utf-16be": "dc00" };
    const before = encoded("沈阳,1\n镕", encoding);
    const bytes = Buffer.concat([
      before,
      Buffer.from(broken[encoding], "hex"),
      encoded(",2\n", encoding),
    ]);
    for (const size of [1, 2, 5, 1000]) {
      const hex = broken[encoding].slice(0, 2).toUpperCase();
      expect(await decode(bytes, encoding, [size])).toEqual({
        text: "沈阳,1\n镕",
        broken: { byte: before.length + 1, hex },
      });
    }
  });

  it("a character that the end cuts off is broken", async () => {
    const bytes = encoded("1,商", encoding).subarray(0, -1);
    const { text, broken } = await decode(bytes, encoding);
    expect([text, broken?.byte]).toEqual(["1,", encoded("1,", encoding).length + 1]);
  });
});
