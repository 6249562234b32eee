import type { z } from "zod";
import { type Locale, pathText } from "#lib/domain/sla/refusal-text.ts";

const FAULTS: Record<string, Record<Locale, string>> = {
  not_iso: {
    en: "is no ISO 8601 instant such as 2026-11-21T10:30:00.000Z",
    zh: "不是 ISO 8601 时刻，例如 2026-11-21T10:30:00.000Z",
  },
  no_zone: {
    en: "is a local time without a zone; end it with Z or an offset such as +08:00",
    zh: "缺少时区，请以 Z 或 +08:00 这样的偏移结尾",
  },
  out_of_range: {
    en: "lies outside the years 1900 to 2200",
    zh: "不在 1900 至 2200 年之间",
  },
};
const TYPES: Record<string, Record<Locale, string>> = {
  string: { en: "a text", zh: "文本" },
  number: { en: "a number", zh: "数字" },
  array: { en: "a list", zh: "列表" },
  tuple: { en: "a pair [open, close]", zh: "[开门, 关门] 一对时间" },
  object: { en: "an object", zh: "对象" },
  record: { en: "an object", zh: "对象" },
};
const MISSING: Record<Locale, string> = { en: "is missing", zh: "缺失" };
const CASE: Record<Locale, string> = { en: "the case", zh: "该条" };

/** Issues of the exchange form in one line: each field and what is wrong with it. */
export function slaIssueText(error: z.ZodError, locale: Locale): string {
  return error.issues.map((issue) => issueText(issue, locale)).join("; ");
}

function issueText(issue: z.core.$ZodIssue, locale: Locale): string {
  const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
  const field = path.length > 0 ? pathText(path) : CASE[locale];
  return `${field} ${faultText(issue, locale)}`;
}

function faultText(issue: z.core.$ZodIssue, locale: Locale): string {
  const english = locale === "en";
  switch (issue.code) {
    case "custom":
      return FAULTS[String(issue.params?.fault)]?.[locale] ?? issue.message;
    case "unrecognized_keys": {
      const names = issue.keys.map((key) => JSON.stringify(key)).join(", ");
      return english ? `has unknown fields: ${names}` : `含有未知字段：${names}`;
    }
    case "invalid_value": {
      const values = issue.values.map((value) => JSON.stringify(value)).join(", ");
      return english ? `must be one of ${values}` : `须为 ${values} 之一`;
    }
    case "invalid_union":
      return english ? 'must be "within" or "by"' : '须为 "within" 或 "by"';
    case "invalid_type":
      if (issue.message.endsWith("received undefined")) return MISSING[locale];
      return mustBe(issue.expected, locale);
    case "too_small":
      return mustBe("tuple", locale);
    case "too_big":
      if (issue.origin === "array") return mustBe("tuple", locale);
      return english ? `is longer than ${issue.maximum}` : `长度超过 ${issue.maximum}`;
    default:
      return english ? `is not valid: ${issue.message}` : "无效";
  }
}

function mustBe(type: string, locale: Locale): string {
  const name = TYPES[type]?.[locale] ?? type;
  return locale === "en" ? `must be ${name}` : `须为${name}`;
}
