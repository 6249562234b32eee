import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { nearSpellings } from "#lib/domain/importing/near-spelling.ts";

const anyName = fc
  .array(fc.integer({ min: 0x20, max: 0xffff }), { minLength: 1 })
  .map((units) => String.fromCharCode(...units));

describe("nameKey: one dealer", () => {
  it.each([
    ["沈阳百脑汇（总店）", "沈阳百脑汇(总店)"],
    ["沈阳百脑汇 总店", "沈阳百脑汇\u3000总店"],
    ["ACME Trading", "ＡＣＭＥ　ｔｒａｄｉｎｇ"],
    ["ACME Co., Ltd.", "Acme Co Ltd"],
    ["Congo, DRC", "CONGO DRC"],
    ["沈阳·恒通", "沈阳恒通"],
    ["《恒通》", "恒通"],
    ["恒通\u200b科技", "恒通科技"],
  ])("%s = %s", (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });
});

describe("nameKey: two dealers", () => {
  it.each([
    ["沈阳恒通", "沈阳恒通有限公司"],
    ["ACME", "ACME Inc"],
    ["3-1 店", "31 店"],
    ["A&B", "AB"],
    ["Cote d'Ivoire", "Côte d'Ivoire"],
    ["沈阳一店", "沈阳二店"],
    ["---", "..."],
  ])("%s ≠ %s", (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  it("is never empty for a name, and is its own key", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        if (name.trim() === "") return;
        expect(nameKey(name)).not.toBe("");
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
    );
  });
});

describe("nearSpellings", () => {
  it.each([
    ["沈阳百脑汇有限公司", "沈阳百脑汇", "legal_form"],
    ["恒通集团股份有限公司", "恒通", "legal_form"],
    ["ACME Trading Co., Ltd.", "ACME Trading", "legal_form"],
    ["Bio-Rad Laboratories S.A.", "BIO-RAD LABORATORIES", "legal_form"],
    ["沈陽華聯電腦", "沈阳华联电脑", "same_but_accents"],
    ["Cote d'Ivoire", "Côte d'Ivoire", "same_but_accents"],
    ["百脑汇（沈阳）", "沈阳百脑汇", "reordered"],
    ["Trading ACME", "ACME Trading", "reordered"],
    ["沈阳宏图三包", "沈阳鸿图三包", "one_character"],
    ["Shenyang Hengtnog", "Shenyang Hengtong", "one_character"],
    ["沈阳恒通科技", "沈阳恒通", "trade_words"],
  ])("offers %s for %s: %s", (name, known, reason) => {
    expect(nearSpellings([name], [known])).toMatchObject([
      { name, near: known, isKnown: true, reason },
    ]);
  });

  it.each([
    ["沈阳恒通一店", "沈阳恒通二店"],
    ["沈阳恒通A店", "沈阳恒通B店"],
    ["北京东店", "北京西店"],
    ["河南恒通", "河北恒通"],
    ["恒通科技", "恒通商贸"],
    ["Zambia", "Gambia"],
    ["Store 12", "Store 13"],
    ["Mali", "Malawi"],
    ["沈阳 百脑汇", "沈阳百脑汇"],
  ])("does not offer %s for %s", (name, known) => {
    expect(nearSpellings([name], [known])).toEqual([]);
  });

  it("compares the names of the file with each other too, once", () => {
    expect(nearSpellings(["沈阳百脑汇", "沈阳百脑汇有限公司", "沈阳百脑汇"], [])).toMatchObject([
      { name: "沈阳百脑汇有限公司", near: "沈阳百脑汇", isKnown: false },
    ]);
  });

  it("says nothing of a name that is known as it stands, and prefers the known", () => {
    expect(nearSpellings(["恒通公司", "恒通集团"], ["恒通", "恒通公司"])).toMatchObject([
      { name: "恒通集团", isKnown: true },
    ]);
  });

  it("does not flood: names that differ from many others by a number are none", () => {
    const names = Array.from({ length: 3000 }, (_, i) => `沈阳恒通${i}号店`);
    expect(nearSpellings(names, [])).toEqual([]);
  });
});
