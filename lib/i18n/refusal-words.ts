import type { useTranslations } from "next-intl";
import { rowRefusalParams } from "#lib/domain/importing/delivery-row.ts";
import { type ImportField, isImportField } from "#lib/domain/importing/fields.ts";
import { isPersonRole } from "#lib/domain/importing/reference/person.ts";
import { referenceRefusalParams } from "#lib/domain/importing/reference/reference-refusals.ts";
import { refusalParams } from "#lib/domain/importing/refusals.ts";
import { formatCount } from "#lib/i18n/format.ts";
import { civilDateIn, formatInstant } from "#lib/i18n/format-time.ts";
import type { Locale } from "#lib/i18n/locale.ts";

/** The texts of the import, in a language. */
export type ImportWords = ReturnType<typeof useTranslations<"import">>;

/** A reason as it is stored: the code of a refusal and what its text needs. */
export type StoredReason = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

type ReasonCode =
  | keyof typeof refusalParams
  | keyof typeof rowRefusalParams
  | keyof typeof referenceRefusalParams;

const instantParams = ["at", "acceptedAt", "deliveredAt", "was", "now"];
const orders = ["ymd", "dmy", "mdy"] as const;
const kinds = ["pdf", "image", "archive", "binary", "html"] as const;
const states = [
  "promised",
  "accepted",
  "picked",
  "dispatched",
  "arrived",
  "delivery_failed",
  "delivered",
  "returned",
  "cancelled",
] as const;

/**
 * Why a file, a mapping, a row or a cell was refused, in words.
 *
 * @param zone in which instants are told, the file's own where there is one
 */
export function refusalWords(
  t: ImportWords,
  locale: Locale,
  { code, params }: StoredReason,
  zone: string,
): string {
  if (!isReasonCode(code)) return t("unknownReason", { code });
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    shownParam(t, locale, zone, name, value),
  ]);
  return t(`refusal.${code}`, Object.fromEntries(shown));
}

/** The name of one of our fields. */
export function fieldWords(t: ImportWords, field: ImportField): string {
  return t(`field.${field}`);
}

function isReasonCode(code: string): code is ReasonCode {
  const tables = [refusalParams, rowRefusalParams, referenceRefusalParams];
  return tables.some((table) => Object.hasOwn(table, code));
}

function shownParam(
  t: ImportWords,
  locale: Locale,
  zone: string,
  name: string,
  value: string | number,
): string {
  if (typeof value === "number") return name.endsWith("Year") ? String(value) : formatCount(value);
  if (name === "field" || name === "otherField") {
    return isImportField(value) ? fieldWords(t, value) : value;
  }
  const order = name === "order" && orders.find((one) => one === value);
  if (order) return t(`order.${order}`);
  if (name === "role" && isPersonRole(value)) return t(`role.${value}`);
  const kind = name === "kind" && kinds.find((one) => one === value);
  if (kind) return t(`fileKind.${kind}`);
  const state = name === "state" && states.find((one) => one === value);
  if (state) return t(`state.${state}`);
  return instantParams.includes(name) ? shownInstant(value, zone, locale) : value;
}

function shownInstant(iso: string, zone: string, locale: Locale): string {
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(iso)) return iso;
  const at = new Date(iso);
  const dayOnly = civilDateIn(new Date(at.getTime() - 1), zone) !== civilDateIn(at, zone);
  return formatInstant(at, zone, locale, dayOnly ? "date" : "minute");
}
