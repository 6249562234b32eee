import { InvalidArgumentError } from "commander";
import type { ImportOptions } from "#lib/contracts/import.ts";
import type { ImportField, Mapping } from "#lib/domain/importing/fields.ts";
import { findZone } from "#lib/domain/time/zone.ts";

/** What the user says of one field; `none`: it stands in none of the columns. */
export type MapEntry =
  | { readonly field: ImportField; readonly kind: "column"; readonly header: string }
  | { readonly field: ImportField; readonly kind: "constant"; readonly value: string }
  | { readonly field: ImportField; readonly kind: "none" };

/**
 * What reads `--map`: `field=column`, `field:=value` and `field=`, separated by commas.
 *
 * @param fields those that there are
 * @returns a parser of the option that throws InvalidArgumentError, which commander turns into a
 *   usage error
 */
export function mapReader(fields: readonly ImportField[]) {
  return (text: string, earlier: readonly MapEntry[]): MapEntry[] => {
    // A comma inside a header is not followed by "field=".
    const pairs = text.split(/,(?=\s*\w+\s*:?=)/);
    return [...earlier, ...pairs.map((pair) => readPair(fields, pair))];
  };
}

function readPair(fields: readonly ImportField[], pair: string): MapEntry {
  const [, name = "", sign = "", value = ""] = /^\s*(\w+)\s*(:?=)\s*(.*?)\s*$/.exec(pair) ?? [];
  if (sign === "") {
    throw new InvalidArgumentError(`Not field=column, field:=value or field=: "${pair}".`);
  }
  const field = fields.find((one) => one === name);
  if (field === undefined) {
    throw new InvalidArgumentError(`No field "${name}"; there are ${fields.join(", ")}.`);
  }
  if (sign === "=" && value === "") return { field, kind: "none" };
  if (sign === "=") return { field, kind: "column", header: value };
  if (value === "") throw new InvalidArgumentError(`No value behind "${field}:=".`);
  return { field, kind: "constant", value };
}

/**
 * The mapping of a file: what the user said, and the guesses that it leaves: those of fields and of
 * columns that the user did not name.
 *
 * @returns the entries whose column the file lacks as `missing`
 */
export function mapFields(
  guessed: Mapping,
  entries: readonly MapEntry[],
  header: readonly string[],
): {
  readonly mapping: Mapping;
  readonly missing: readonly Extract<MapEntry, { header: string }>[];
} {
  const headers = header.map((text) => text.trim());
  const columns = entries.filter((entry) => entry.kind === "column");
  const named = new Set<string>(entries.map(({ field }) => field));
  const taken = new Set(columns.map((entry) => headers.indexOf(entry.header)));
  const left = Object.entries(guessed).filter(
    ([field, source]) =>
      !(named.has(field) || (source?.kind === "column" && taken.has(source.index))),
  );
  const said = entries.flatMap((entry): [string, Mapping[ImportField]][] => {
    if (entry.kind === "none") return [];
    if (entry.kind === "constant") return [[entry.field, { kind: "constant", value: entry.value }]];
    const index = headers.indexOf(entry.header);
    if (index === -1) return [];
    return [[entry.field, { kind: "column", index, header: header[index] ?? "" }]];
  });
  return {
    mapping: Object.fromEntries([...left, ...said]),
    missing: columns.filter((entry) => !headers.includes(entry.header)),
  };
}

/**
 * Reads `--merge`: `spelling=dealer`.
 * @throws InvalidArgumentError, which commander turns into a usage error
 */
export function readMerge(
  text: string,
  earlier: ImportOptions["mergeDealers"],
): ImportOptions["mergeDealers"] {
  const [, spelling, dealer] = /^\s*([^=]*[^=\s])\s*=\s*(.*\S)\s*$/.exec(text) ?? [];
  if (spelling === undefined || dealer === undefined) {
    throw new InvalidArgumentError(`Not spelling=dealer: "${text}".`);
  }
  return [...earlier, { spelling, dealer }];
}

/**
 * Reads `--zone`.
 * @throws InvalidArgumentError, which commander turns into a usage error
 */
export function readZone(text: string): string {
  const zone = findZone(text);
  if (!zone) throw new InvalidArgumentError(`Not an IANA zone: "${text}".`);
  return zone.name;
}
