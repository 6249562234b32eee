import type { ImportField, Mapping } from "#lib/domain/importing/fields.ts";
import {
  contactFields,
  isList,
  kindFields,
  neededFields,
  type ReferenceKind,
} from "#lib/domain/importing/kinds.ts";
import { shownText } from "#lib/domain/importing/normal-text.ts";
import { parseCivilDate, parseCount } from "#lib/domain/importing/parse-count.ts";
import { parseText, type WordReading } from "#lib/domain/importing/parse-word.ts";
import type { ReadRefusal } from "#lib/domain/importing/read-delivery.ts";
import {
  parseEmail,
  parseLoginName,
  parseMobile,
  parseRole,
} from "#lib/domain/importing/reference/person.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** What a row says, by field; an empty cell says nothing, and a list may say several things. */
export type Said = Readonly<Partial<Record<ImportField, readonly string[]>>>;

/** A row of a file of master data, read and typed; names are as the file spells them. */
export type ReferenceRow = { readonly rowNumber: number; readonly said: Said };

type ReferenceReading =
  | { readonly ok: true; readonly row: ReferenceRow }
  /** All that is wrong with the row, so that it is mended in one go; at least one. */
  | { readonly ok: false; readonly refusals: readonly ReadRefusal[] };

const maxChars = 200;
const maxListed = 50;

/** How a text that is not empty is read, where it is more than a name. */
const parsers: Readonly<Partial<Record<ImportField, (text: string) => WordReading>>> = {
  dealerClass: parseDealerClass,
  platformZone: parseZone,
  role: parseRole,
  email: parseEmail,
  mobile: parseMobile,
  loginName: parseLoginName,
  onHand: parseCount,
  restockOn: parseCivilDate,
};

/**
 * Reads the cells of a row by the mapping. Cells that cannot be read, and those that it cannot do
 * without and that are empty, refuse the row.
 */
export function readReference(
  kind: ReferenceKind,
  rowNumber: number,
  cells: readonly string[],
  mapping: Mapping,
): ReferenceReading {
  const said: Partial<Record<ImportField, readonly string[]>> = {};
  const refusals: ReadRefusal[] = [];
  for (const field of kindFields[kind]) {
    const source = mapping[field];
    if (source === undefined) continue;
    const cell = source.kind === "constant" ? source.value : (cells[source.index] ?? "");
    const reading = readValue(kind, field, cell);
    if (reading.kind === "refused") refusals.push({ field, ...reading.refusal });
    else if (reading.words.length > 0) said[field] = reading.words;
  }
  const isEmpty = (field: ImportField) =>
    !said[field] && !refusals.some((refusal) => refusal.field === field);
  for (const field of neededFields[kind]) {
    if (isEmpty(field) && !mayBeKnown(field)) {
      refusals.push({ field, code: "field_empty", params: { field } });
    }
  }
  if (kind === "users" && contactFields.every(isEmpty)) {
    refusals.push({ field: null, code: "contact_empty", params: {} });
  }
  return refusals.length === 0 ? { ok: true, row: { rowNumber, said } } : { ok: false, refusals };
}

/** What is known of a person already need not be said again. */
function mayBeKnown(field: ImportField): boolean {
  return field === "personName" || field === "role";
}

type ValueReading =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** Reads what a cell, or the value for all rows, says of a field: nothing, one thing, or a list. */
export function readValue(kind: ReferenceKind, field: ImportField, cell: string): ValueReading {
  const texts = isList(kind, field) ? cell.split(/[;；、|\n]/) : [cell];
  const words: string[] = [];
  for (const text of texts) {
    const reading = readText(field, text);
    if (reading.kind === "refused") return reading;
    if (reading.kind === "empty" || words.includes(reading.word)) continue;
    if (words.length === maxListed) {
      const refusal = { code: "list_too_long", params: { max: maxListed } } as const;
      return { kind: "refused", refusal };
    }
    words.push(reading.word);
  }
  return { kind: "words", words };
}

function readText(field: ImportField, cell: string): WordReading {
  const reading = parseText(cell, maxChars);
  const parse = parsers[field];
  return reading.kind === "word" && parse ? parse(reading.word) : reading;
}

/** A, B or C, as A类, A级 or class A too. */
function parseDealerClass(text: string): WordReading {
  const word = /^(?:class )?([abc])(?: ?[类级])?$/.exec(text.toLowerCase())?.[1];
  if (word) return { kind: "word", word: word.toUpperCase() };
  return { kind: "refused", refusal: { code: "class_unknown", params: { text: shownText(text) } } };
}

function parseZone(text: string): WordReading {
  const zone = findZone(text);
  if (zone) return { kind: "word", word: zone.name };
  return { kind: "refused", refusal: { code: "zone_unknown", params: { text: shownText(text) } } };
}
