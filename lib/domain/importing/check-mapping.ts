import {
  type DeliveryField,
  deliveryFields,
  type FieldSource,
  type ImportField,
  isInstantField,
  type Mapping,
} from "#lib/domain/importing/fields.ts";
import { isBrokenText, shownText } from "#lib/domain/importing/normal-text.ts";
import { parseQuantity } from "#lib/domain/importing/parse-quantity.ts";
import { parseCancelledBy } from "#lib/domain/importing/parse-word.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";

/** Pairs of fields that one column may honestly fill: an order that is one shipment, a shop that is its address. */
const sharing: readonly (readonly [DeliveryField, DeliveryField])[] = [
  ["shipmentNumber", "orderNumber"],
  ["dealer", "site"],
  ["dealer", "region"],
  ["site", "region"],
  ["platform", "region"],
  ["productSku", "productName"],
  ["deliveredAt", "recordedAt"],
];

/**
 * What a mapping lacks or contradicts; empty when the file can be read with it. A dealer is needed,
 * and either a due of the rows' own or what a policy needs to compute one: acceptance and platform.
 *
 * @param header the header texts of the file, in which mapped columns must still stand
 */
export function checkMapping(mapping: Mapping, header: readonly string[]): Refusal[] {
  const refusals: Refusal[] = [];
  if (!mapping.dealer) refusals.push({ code: "dealer_not_mapped", params: {} });
  if (!mapping.dueAt && !mapping.acceptedAt) refusals.push({ code: "due_not_mapped", params: {} });
  if (!mapping.dueAt && mapping.acceptedAt && !mapping.platform) {
    refusals.push({ code: "platform_not_mapped", params: {} });
  }
  if (mapping.cancelledBy && !mapping.cancelledAt) {
    refusals.push({ code: "cancelled_at_not_mapped", params: {} });
  }
  return [
    ...refusals,
    ...checkSources(deliveryFields, mapping, header, { sharing, checkConstant }),
  ];
}

/** What a kind of file allows of its sources. */
type SourceRules = {
  /** Pairs of fields that one column may fill. */
  readonly sharing: readonly (readonly [ImportField, ImportField])[];
  readonly checkConstant: (field: ImportField, value: string) => Refusal[];
};

/** Whether each mapped column stands in the file, and fills no two fields that differ. */
export function checkSources(
  fields: readonly ImportField[],
  mapping: Mapping,
  header: readonly string[],
  { sharing: pairs, checkConstant: check }: SourceRules,
): Refusal[] {
  const refusals: Refusal[] = [];
  const fieldOfColumn = new Map<number, ImportField[]>();
  for (const field of fields) {
    const source = mapping[field];
    if (source === undefined) continue;
    if (source.kind === "constant") {
      refusals.push(...check(field, source.value));
      continue;
    }
    refusals.push(...checkColumn(field, source, header));
    const others = fieldOfColumn.get(source.index) ?? [];
    for (const other of others) {
      if (pairs.some((pair) => pair.includes(field) && pair.includes(other))) continue;
      const params = { header: shownText(source.header), field, otherField: other };
      refusals.push({ code: "column_shared", params });
    }
    fieldOfColumn.set(source.index, [...others, field]);
  }
  return refusals;
}

/** One number or one instant for every row of a file is a mistake, not a constant. */
function checkConstant(field: ImportField, value: string): Refusal[] {
  if (field === "shipmentNumber" || field === "orderNumber" || isInstantField(field)) {
    return [{ code: "constant_not_allowed", params: { field } }];
  }
  const isReadable =
    !isBrokenText(value) &&
    (field !== "quantity" || parseQuantity(value).kind === "quantity") &&
    (field !== "cancelledBy" || parseCancelledBy(value).kind === "word");
  if (isReadable) return [];
  return [{ code: "constant_unreadable", params: { field, text: shownText(value) } }];
}

function checkColumn(
  field: ImportField,
  source: Extract<FieldSource, { kind: "column" }>,
  header: readonly string[],
): Refusal[] {
  const found = header[source.index];
  if (found === source.header) return [];
  const params = { field, header: shownText(source.header), found: shownText(found ?? "") };
  return [{ code: "header_changed", params }];
}
