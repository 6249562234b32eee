import { type TextEncoding, textEncodings } from "#lib/contracts/import.ts";
import { checkKindMapping } from "#lib/domain/importing/check-kind-mapping.ts";
import {
  type FieldSource,
  type ImportField,
  importFields,
  isInstantField,
  type Mapping,
} from "#lib/domain/importing/fields.ts";
import { type ImportKind, isOwn, kindFields } from "#lib/domain/importing/kinds.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** What the select of a field says when one value stands for all rows. */
export const CONSTANT = "constant";

/**
 * The form by which a person says what a file's columns are, as text, the way a browser sends it.
 * `sources` holds a column's index, CONSTANT or "" (not in the file) by field; `constants` the values
 * for all rows.
 */
export type MappingValues = {
  readonly sources: Readonly<Partial<Record<ImportField, string>>>;
  readonly constants: Readonly<Partial<Record<ImportField, string>>>;
  readonly zone: string;
  readonly dateOrder: string;
  readonly unknownDealers: string;
  readonly unknownPlatforms: string;
  readonly sheet: string;
  /** An encoding, or "" where the content is to say. */
  readonly encoding: string;
};

/** Reads the form out of what a browser posted; what is missing is empty. */
export function readMappingValues(form: FormData): MappingValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  const byField = (prefix: string) =>
    Object.fromEntries(importFields.map((field) => [field, text(`${prefix}.${field}`)]));
  return {
    sources: byField("source"),
    constants: byField("constant"),
    zone: text("zone").trim(),
    dateOrder: text("dateOrder"),
    unknownDealers: text("unknownDealers"),
    unknownPlatforms: text("unknownPlatforms"),
    sheet: text("sheet"),
    encoding: text("encoding"),
  };
}

/** The form of a mapping, to begin with or to come back to. */
export function mappingValuesOf(
  mapping: Mapping,
  options: Omit<MappingValues, "sources" | "constants">,
): MappingValues {
  const sources: Partial<Record<ImportField, string>> = {};
  const constants: Partial<Record<ImportField, string>> = {};
  for (const field of importFields) {
    const source = mapping[field];
    if (source?.kind === "column") sources[field] = String(source.index);
    if (source?.kind !== "constant") continue;
    sources[field] = CONSTANT;
    constants[field] = source.value;
  }
  return { sources, constants, ...options };
}

/** The encoding that the form names; undefined where the content is to say. */
export function encodingOf({ encoding }: MappingValues): TextEncoding | undefined {
  return textEncodings.find((one) => one === encoding);
}

/** Whether one value for all rows makes sense for a field. */
export function mayBeConstant(kind: ImportKind, field: ImportField): boolean {
  if (kind !== "deliveries") return !isOwn(kind, field);
  return field !== "shipmentNumber" && field !== "orderNumber" && !isInstantField(field);
}

/** The mapping that the form says, for a file with that header; a constant left blank counts as none. */
export function mappingOf(
  kind: ImportKind,
  values: MappingValues,
  header: readonly string[],
): Mapping {
  const mapping: { [F in ImportField]?: FieldSource } = {};
  for (const field of kindFields[kind]) {
    const source = values.sources[field] ?? "";
    const value = values.constants[field]?.trim() ?? "";
    if (source === CONSTANT && value !== "") mapping[field] = { kind: "constant", value };
    const index = /^\d{1,3}$/.test(source) ? Number(source) : -1;
    const text = header[index];
    if (text !== undefined) mapping[field] = { kind: "column", index, header: text };
  }
  return mapping;
}

/** A thing to mend in the form, at a field of ours or at the zone. */
export type FormProblem = {
  readonly at: ImportField | "zone";
  readonly refusal: Refusal | null;
};

const placeOf = {
  dealer_not_mapped: "dealer",
  due_not_mapped: "dueAt",
  platform_not_mapped: "platform",
  cancelled_at_not_mapped: "cancelledAt",
  contact_not_mapped: "loginName",
} as const;

/** Everything that stands between the form and a check, each at its place. */
export function checkMappingForm(
  kind: ImportKind,
  values: MappingValues,
  header: readonly string[],
): FormProblem[] {
  const problems: FormProblem[] = checkKindMapping(
    kind,
    mappingOf(kind, values, header),
    header,
  ).map((refusal) => ({ at: placeOfRefusal(refusal), refusal }));
  if (findZone(values.zone) === null) problems.push({ at: "zone", refusal: null });
  return problems;
}

function placeOfRefusal({ code, params }: Refusal): ImportField {
  const known = Object.entries(placeOf).find(([one]) => one === code)?.[1];
  if (known !== undefined) return known;
  const named = "field" in params ? String(params.field) : "";
  return importFields.find((field) => field === named) ?? "dealer";
}
