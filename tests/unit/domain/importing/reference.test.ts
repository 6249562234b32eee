import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ImportField, Mapping } from "#lib/domain/importing/fields.ts";
import { guessKind, guessReference } from "#lib/domain/importing/reference/guess-reference.ts";
import { unitKeyOf } from "#lib/domain/importing/reference/identity.ts";
import { NameBook } from "#lib/domain/importing/reference/name-book.ts";
import {
  parseEmail,
  parseLoginName,
  parseMobile,
  parseRole,
} from "#lib/domain/importing/reference/person.ts";
import { ReferencePlanner } from "#lib/domain/importing/reference/plan-reference.ts";
import {
  type ReferenceRow,
  readReference,
} from "#lib/domain/importing/reference/read-reference.ts";
import type { Books, ReferencePlan } from "#lib/domain/importing/reference/reference-record.ts";

describe("a person's cells", () => {
  it.each([
    ["13800138000", "+8613800138000"],
    ["138 0013 8000", "+8613800138000"],
    ["+86 138-0013-8000", "+8613800138000"],
    ["0086 13800138000", "+8613800138000"],
    ["8613800138000", "+8613800138000"],
    ["+44 (20) 7946 0958", "+442079460958"],
    ["12345678901", "mobile_malformed"],
    ["+8612", "mobile_malformed"],
    ["1.38E+10", "mobile_malformed"],
    ["=13800138000", "formula_like"],
    ["@13800138000", "formula_like"],
    ["+cmd|calc", "formula_like"],
  ])("mobile %s: %s", (text, expected) => {
    const reading = parseMobile(text);
    expect(
      reading.kind === "word" ? reading.word : reading.kind === "refused" && reading.refusal.code,
    ).toBe(expected);
  });

  it.each([
    ["Li.Si@Example.com", "li.si@example.com"],
    ["a+b@x.co", "a+b@x.co"],
    ["a@b", "email_malformed"],
    ["a b@x.com", "email_malformed"],
    ["a@x..com", "email_malformed"],
    [`${"a".repeat(65)}@x.com`, "email_malformed"],
    ["-a@x.com", "formula_like"],
    ["=HYPERLINK(1)@x.com", "formula_like"],
  ])("e-mail %s: %s", (text, expected) => {
    const reading = parseEmail(text);
    expect(
      reading.kind === "word" ? reading.word : reading.kind === "refused" && reading.refusal.code,
    ).toBe(expected);
  });

  it.each([
    ["经销商", "dealer"],
    ["司机", "driver"],
    ["发货员", "ops"],
    ["大区经理", "manager"],
    ["客服代表", "representative"],
    ["高管", "executive"],
    ["Administrator", "admin"],
    ["老板", null],
  ])("role %s is %s", (text, role) => {
    const reading = parseRole(text);
    expect(reading.kind === "word" ? reading.word : null).toBe(role);
  });

  it.each(["zhang.san", "张三", "a_b-c@d", "0123"])("login name %s", (text) => {
    expect(parseLoginName(text)).toMatchObject({ kind: "word" });
  });

  it.each(["", " ", "a b", "_a", "a".repeat(65), "a\u202eb"])("no login name: %j", (text) => {
    expect(parseLoginName(text)).toMatchObject({ kind: "refused" });
  });
});

describe("what a file holds", () => {
  it.each([
    ["deliveries", ["客户", "要求到货时间", "签收时间"]],
    ["deliveries", ["订单号", "客户名称", "数量"]],
    ["deliveries", ["what", "ever"]],
    ["dealers", ["客户名称", "客户等级", "创建日期", "大区"]],
    ["dealers", ["Customer", "City", "Account manager"]],
    ["sites", ["经销商", "收货地址"]],
    ["platforms", ["仓库", "城市", "时区"]],
    ["products", ["SKU", "品名", "品类"]],
    ["stock", ["平台", "SKU", "实盘数量", "预计到货日期"]],
    ["stock", ["Platform", "SKU", "On hand", "Expected"]],
    ["deliveries", ["平台", "SKU", "数量", "预计到货日期"]],
    ["users", ["姓名", "岗位", "手机号", "负责大区"]],
    ["users", ["Full name", "E-mail", "Role"]],
  ])("%s: %j", (kind, header) => {
    expect(guessKind(header)).toBe(kind);
  });

  it("columns go to what they say; a date is nobody's name", () => {
    const header = ["负责大区", "姓名", "入职日期", "电子邮箱", "岗位"];
    const { mapping } = guessReference("users", header, [
      ["华东", "张三", "2020-01-01", "a@b.cn", "经理"],
    ]);
    expect(mapping).toMatchObject({
      region: { index: 0 },
      personName: { index: 1 },
      email: { index: 3 },
      role: { index: 4 },
    });
    expect(Object.keys(mapping)).toHaveLength(4);
  });
});

/** A planner over an empty world, with ids 1, 2, 3 … */
function world() {
  let last = 0;
  const books: Books = {
    dealers: new NameBook(),
    platforms: new NameBook(),
    regions: new NameBook(),
    products: new Map(),
    servingPlatforms: new Set(),
    todayAt: new Map(),
  };
  books.platforms.add("p1", "沈阳");
  const newId = () => {
    last += 1;
    return `id-${last}`;
  };
  return { books, newId };
}

/** Rows in the order of the stage. */
function unitsOf(rows: readonly ReferenceRow[]): ReferenceRow[][] {
  const groups = Map.groupBy(rows, ({ said }) => unitKeyOf("dealers", said));
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}

const names = ["恒通", "恒 通", "海诚", "HT", "百脑汇"];
const cell = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const rowsOf = fc
  .array(
    fc.record({
      dealer: fc.constantFrom(...names),
      aliases: fc.option(fc.uniqueArray(fc.constantFrom(...names, "老名"), { maxLength: 2 }), {
        nil: undefined,
      }),
      city: cell("沈阳", "大连"),
      dealerClass: cell("A", "B"),
      region: cell("东北", "华北"),
      homePlatform: cell("沈阳", "火星"),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ aliases, ...cells }, index): ReferenceRow => {
      const said = Object.entries(cells).flatMap(([field, value]) =>
        value === undefined ? [] : [[field, [value]] as const],
      );
      const own: Partial<Record<ImportField, readonly string[]>> = Object.fromEntries(said);
      return {
        rowNumber: index + 2,
        said: aliases === undefined || aliases.length === 0 ? own : { ...own, aliases },
      };
    }),
  );

/** The names that a plan leaves, and whose they are. */
function spellings(plans: readonly ReferencePlan[]): [string, string][] {
  return plans.flatMap(({ records }) =>
    records.flatMap(({ id, aliases }) => aliases.map(({ key }): [string, string] => [key, id])),
  );
}

describe("rows of dealers", () => {
  it("every row is taken, unchanged or refused; no spelling has two dealers; twice changes nothing", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { books, newId } = world();
        const first = new ReferencePlanner("dealers", books, newId).plan(unitsOf(rows));
        const units = unitsOf(rows).length;
        const refusedUnits = unitsOf(rows).filter(([row]) =>
          first.refused.some(({ rowNumber }) => rowNumber === row?.rowNumber),
        ).length;
        expect(first.records.length + first.unchanged + refusedUnits).toBe(units);

        const owners = Map.groupBy(spellings([first]), ([key]) => key);
        for (const [, those] of owners) expect(new Set(those.map(([, id]) => id)).size).toBe(1);

        const again = new ReferencePlanner("dealers", books, newId);
        for (const { id, attributes } of first.records) again.know({ id, attributes, scopes: [] });
        const taken = rows.filter(
          ({ rowNumber }) => !first.refused.some((one) => one.rowNumber === rowNumber),
        );
        const second = again.plan(unitsOf(taken));
        expect(second.records).toEqual([]);
        expect(second.refused).toEqual([]);
        expect(second.regions).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("a refused row leaves no region and no spelling", () => {
    const { books, newId } = world();
    const said = { dealer: ["新"], aliases: ["别名"], region: ["东北"], homePlatform: ["火星"] };
    const plan = new ReferencePlanner("dealers", books, newId).plan([[{ rowNumber: 2, said }]]);
    expect(plan).toMatchObject({
      records: [],
      regions: [],
      refused: [{ code: "platform_missing" }],
    });
    expect([books.regions.find("东北"), books.dealers.find("别名")]).toEqual([null, null]);
  });
});

describe("a row of a file of master data", () => {
  const columns = (fields: readonly ImportField[]): Mapping =>
    Object.fromEntries(
      fields.map((field, index) => [field, { kind: "column", index, header: field }]),
    );

  it.each<[string, readonly ImportField[], readonly string[], string[]]>([
    [
      "every cell that cannot be read, and every one that is missing",
      ["loginName", "email", "mobile", "personName", "role"],
      ["", "nobody", "12", "", "chef"],
      ["email: email_malformed", "mobile: mobile_malformed", "role: role_unknown"],
    ],
    [
      "no way to reach somebody beside a role that is none",
      ["email", "role"],
      ["", "chef"],
      ["role: role_unknown", "null: contact_empty"],
    ],
  ])("%s", (_name, fields, cells, expected) => {
    const reading = readReference("users", 2, cells, columns(fields));
    if (reading.ok) throw new Error("taken");
    expect(reading.refusals.map(({ field, code }) => `${field}: ${code}`).sort()).toEqual(
      expected.sort(),
    );
  });
});
