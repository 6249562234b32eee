import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexWords, searchText, searchWords } from "#lib/domain/search/search-text.ts";

const server = {
  sku: "P52560-B21",
  name: "HP ProLiant DL380 Gen11 服务器",
  nameEn: "HP ProLiant DL380 Gen11 server",
  brand: "HPE 慧与",
  line: "服务器",
};

/** As the query asks: every pair is a word of the index, and the whole stands in the text. */
function finds(query: string, text: string): boolean {
  const words = searchWords(query);
  const index = new Set(text.split(" "));
  return (
    words.length > 0 &&
    words.every((word) => text.includes(word) && indexWords(word).every((one) => index.has(one)))
  );
}

describe("a product is found by", () => {
  test.each([
    ["its SKU", "P52560-B21"],
    ["its SKU without the dash, in small letters", "p52560b21"],
    ["the end of its SKU", "b21"],
    ["a part of its name", "服务"],
    ["words in any order", "服务器 dl380"],
    ["its English name", "server gen11"],
    ["initials", "fwq"],
    ["initials of its brand", "hy"],
    ["full-width letters", "ＤＬ３８０"],
    ["one character", "服"],
  ])("%s", (_, query) => {
    expect(finds(query, searchText(server))).toBe(true);
  });

  test.each([
    ["another word", "交换机"],
    ["one right word and one wrong", "服务器 交换机"],
    ["letters that stand in it, but apart", "pb21"],
    ["nothing", "  "],
    ["punctuation that stands nowhere in it", "%"],
    ["a zero byte, which no text of the database holds", "\0"],
  ])("not by %s", (_, query) => {
    expect(finds(query, searchText(server))).toBe(false);
  });

  test("either reading of a character", () => {
    const text = searchText({ ...server, name: "重庆长虹" });
    expect(["cqch", "zqzh", "cqzh"].map((query) => finds(query, text))).toEqual([true, true, true]);
  });
});

test("every part of a name finds it, and what is stored can be", () => {
  const name = fc.string({ unit: "binary", minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), (text, from, length) => {
      const stored = searchText({ ...server, name: text, nameEn: null });
      expect(stored.isWellFormed() && !stored.includes("\0")).toBe(true);
      const characters = Array.from(searchWords(text.replace(/\s/g, ""))[0] ?? "");
      const start = from % Math.max(1, characters.length);
      const part = characters.slice(start, start + 1 + (length % 12)).join("");
      if (searchWords(part)[0] === part) expect(finds(part, stored)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
