import { describe, expect, test } from "vitest";
import { rowRefusalParams } from "#lib/domain/importing/delivery-row.ts";
import { referenceRefusalParams } from "#lib/domain/importing/reference/reference-refusals.ts";
import { refusalParams } from "#lib/domain/importing/refusals.ts";
import { locales } from "#lib/i18n/locale.ts";
import { messages } from "#lib/i18n/messages.ts";
import { failureText, refusalText } from "#lib/i18n/refusal-text.ts";

const codes = Object.entries({ ...refusalParams, ...rowRefusalParams, ...referenceRefusalParams });

describe.each(locales)("%s", (locale) => {
  const texts = new Map(Object.entries(messages[locale].import.refusal));

  test("every reason has a text, and every text a reason", () => {
    expect([...texts.keys()].sort()).toEqual(codes.map(([code]) => code).sort());
  });

  test.each(codes)("%s: its text uses all its parameters and no other", (code, params) => {
    const used = [...(texts.get(code) ?? "").matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(new Set(params));
  });

  test.each(codes)("%s reads without a hole", (code, params) => {
    const filled = Object.fromEntries(params.map((name, index) => [name, `<${index}>`]));
    const text = refusalText({ code, params: filled }, locale);
    expect(text).not.toMatch(/[{}]|import\./);
    for (const value of Object.values(filled)) expect(text).toContain(value);
  });
});

describe("parameters are told as a person says them", () => {
  test.each([
    ["zh-CN", "“出库时间”不能全部行用同一个值。"],
    ["en", "“Dispatched” cannot be one value for all rows."],
  ] as const)("a field by its name, %s", (locale, text) => {
    const reason = { code: "constant_not_allowed", params: { field: "dispatchedAt" } };
    expect(refusalText(reason, locale)).toBe(text);
  });

  test("an instant on the wall clock of the file's zone", () => {
    const reason = { code: "in_future", params: { at: "2026-11-21T10:30:00.000Z" } };
    expect(refusalText(reason, "en", "Asia/Shanghai")).toBe(
      "Sat 21 Nov 2026, 18:30 has not come yet, so it cannot have happened.",
    );
  });

  test("midnight in the file's zone as a date", () => {
    const reason = { code: "in_future", params: { at: "2026-11-20T16:00:00.000Z" } };
    expect(refusalText(reason, "en", "Asia/Shanghai")).toContain("Sat 21 Nov 2026 has not");
  });

  test("a number with its commas, a year without", () => {
    const params = { text: "1066-10-14", minYear: 1990, maxYear: 2100 };
    expect(refusalText({ code: "date_out_of_range", params }, "en")).toContain("1990 and 2100");
    const long = { code: "sheet_too_long", params: { maxRows: 200_000 } };
    expect(refusalText(long, "zh-CN")).toContain("200,000");
  });

  test("text of the file is never taken for a pattern", () => {
    const reason = { code: "date_unreadable", params: { text: "{at} <b>'x'" } };
    expect(refusalText(reason, "zh-CN")).toBe("“{at} <b>'x'”读不出日期。");
  });
});

test("a reason of a later version is said to be unknown, not hidden", () => {
  expect(refusalText({ code: "toString", params: {} }, "en")).toBe("Unknown reason (toString)");
});

test("a failure tells the reason that it carries", () => {
  const failure = { code: "file_refused", params: { reason: "file_binary", kind: "image" } };
  expect(failureText(failure, "en")).toBe("This is an image, not CSV, TSV or XLSX.");
  expect(failureText(failure, "zh-CN")).toBe("这是图片，不是 CSV、TSV 或 XLSX。");
});

test("a failure nobody foresaw is called unexpected", () => {
  const text = messages.en.import.failure.unexpected;
  expect(failureText({ code: "ECONNREFUSED", params: {} }, "en")).toBe(text);
});
