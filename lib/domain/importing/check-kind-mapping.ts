import { checkMapping, checkSources } from "#lib/domain/importing/check-mapping.ts";
import type { ImportField, Mapping } from "#lib/domain/importing/fields.ts";
import {
  contactFields,
  type ImportKind,
  isOwn,
  kindFields,
  neededFields,
  type ReferenceKind,
} from "#lib/domain/importing/kinds.ts";
import { isBrokenText, shownText } from "#lib/domain/importing/normal-text.ts";
import { readValue } from "#lib/domain/importing/reference/read-reference.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";

/** An address may be the name to log in by, a city the platform's name, a shop its dealer. */
const sharing: readonly (readonly [ImportField, ImportField])[] = [
  ["loginName", "email"],
  ["loginName", "mobile"],
  ["platform", "city"],
  ["dealer", "site"],
  ["site", "city"],
  ["productSku", "productName"],
];

/**
 * What the mapping of a file of that kind lacks or contradicts; empty when it can be read with it.
 *
 * @param header the header texts of the file, in which mapped columns must still stand
 */
export function checkKindMapping(
  kind: ImportKind,
  mapping: Mapping,
  header: readonly string[],
): Refusal[] {
  if (kind === "deliveries") return checkMapping(mapping, header);
  const missing = neededFields[kind].filter((field) => !mapping[field]);
  const refusals: Refusal[] = missing.map((field) => ({
    code: "field_not_mapped",
    params: { field },
  }));
  if (kind === "users" && !contactFields.some((field) => mapping[field])) {
    refusals.push({ code: "contact_not_mapped", params: {} });
  }
  const checkConstant = (field: ImportField, value: string) => checkValue(kind, field, value);
  return [
    ...refusals,
    ...checkSources(kindFields[kind], mapping, header, { sharing, checkConstant }),
  ];
}

function checkValue(kind: ReferenceKind, field: ImportField, value: string): Refusal[] {
  if (isOwn(kind, field)) return [{ code: "constant_not_allowed", params: { field } }];
  const reading = isBrokenText(value) ? null : readValue(kind, field, value);
  if (reading?.kind === "words" && reading.words.length > 0) return [];
  return [{ code: "constant_unreadable", params: { field, text: shownText(value) } }];
}
