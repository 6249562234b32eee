import {
  type ColumnProfile,
  mayBeSerials,
  profileColumn,
} from "#lib/domain/importing/column-profile.ts";
import {
  type DeliveryField,
  deliveryFields,
  type ImportField,
  isInstantField,
  type Mapping,
} from "#lib/domain/importing/fields.ts";
import { headerScores } from "#lib/domain/importing/header-patterns.ts";

/** Why a column was taken for a field: its header's words, its content, or both together. */
type GuessReason = "header" | "header_and_content" | "content";

export type ColumnGuess = {
  readonly index: number;
  readonly header: string;
  /** Null: nothing that the product needs was recognised. */
  readonly field: ImportField | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: GuessReason | null;
};

type Column = { index: number; header: string; cells: string[]; profile: ColumnProfile };
type Candidate = { field: DeliveryField; column: Column; confidence: number; reason: GuessReason };

const leastConfidence = 0.4;
const contentConfidence = 0.3;
/** A header that may say anything's number. */
const weakConfidence = 0.5;

/**
 * The best guess which column brings which field, from the header texts and sample rows: one column
 * for a field and one field for a column, with a guess for every column in their order. Headers speak
 * first and content may object (a "delivery date" without dates is none); where no header names what a
 * league needs (dealer, due, delivered), content alone proposes it with little confidence.
 */
export function guessColumns(
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
): { readonly mapping: Mapping; readonly guesses: readonly ColumnGuess[] } {
  const columns = header.map((text, index) => {
    const cells = sampleRows.map((row) => row[index] ?? "");
    return { index, header: text, cells, profile: profileColumn(cells) };
  });
  const taken = new Map<DeliveryField, Candidate>();
  takeBest(
    taken,
    columns.flatMap(headerCandidates).filter((c) => c.field !== "shipmentNumber"),
  );
  takeBest(taken, shipmentNumbers(columns, taken));
  takeBest(taken, contentCandidates(columns, taken));
  const mapping: { -readonly [F in keyof Mapping]: Mapping[F] } = {};
  for (const field of deliveryFields) {
    const column = taken.get(field)?.column;
    if (column) mapping[field] = { kind: "column", index: column.index, header: column.header };
  }
  return { mapping, guesses: columns.map((column) => guessOf(column, taken)) };
}

function guessOf(column: Column, taken: ReadonlyMap<DeliveryField, Candidate>): ColumnGuess {
  const { index, header } = column;
  for (const { field, column: its, confidence, reason } of taken.values()) {
    if (its.index === index) return { index, header, field, confidence, reason };
  }
  return { index, header, field: null, confidence: 0, reason: null };
}

/** Takes the surest pairs first; what is taken already stays. */
function takeBest(taken: Map<DeliveryField, Candidate>, candidates: readonly Candidate[]): void {
  const used = new Set([...taken.values()].map(({ column }) => column.index));
  for (const candidate of [...candidates].sort((a, b) => b.confidence - a.confidence)) {
    if (candidate.confidence < contentConfidence) continue;
    if (taken.has(candidate.field) || used.has(candidate.column.index)) continue;
    taken.set(candidate.field, candidate);
    used.add(candidate.column.index);
  }
}

function headerCandidates(column: Column): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [field, score] of headerScores(column.header)) {
    const fit = contentFit(field, column);
    const confidence = Math.round(score * fit * 100) / 100;
    const reason = column.profile.filled > 0 ? "header_and_content" : "header";
    if (confidence >= leastConfidence) candidates.push({ field, column, confidence, reason });
  }
  return candidates;
}

/** How well the sample cells agree with a field, 0 to 1; a column without any may be what it says. */
function contentFit(field: DeliveryField, column: Column): number {
  const { profile } = column;
  if (profile.filled === 0) return 0.7;
  if (isInstantField(field)) {
    if (mayBeSerials(column.cells)) return 1;
    return profile.dateShare >= 0.5 ? 1 : profile.dateShare;
  }
  if (profile.dateShare > 0.8 && field !== "shipmentNumber") return 0.2;
  if (field === "quantity") return profile.countShare >= 0.8 ? 1 : 0.3;
  if (field === "dealer" || field === "platform") return profile.numberShare > 0.9 ? 0.7 : 1;
  return 1;
}

/**
 * A shipment number may repeat, as one shipment has several lines, but one that never does is surer.
 * Rows that share it must agree on dealer and dates: where they do not, the number is of something
 * larger.
 */
function shipmentNumbers(
  columns: readonly Column[],
  taken: ReadonlyMap<DeliveryField, Candidate>,
): Candidate[] {
  const agreeing = (["dealer", "dueAt", "deliveredAt", "acceptedAt", "dispatchedAt"] as const)
    .map((field) => taken.get(field)?.column.cells)
    .filter((cells) => cells !== undefined);
  return columns
    .flatMap(headerCandidates)
    .filter(({ field }) => field === "shipmentNumber")
    .filter(({ confidence, column }) => confidence > weakConfidence || !countsRows(column.cells))
    .map((candidate) => {
      const { cells, profile } = candidate.column;
      const repeats = profile.filled > 0 && profile.distinctShare < 1;
      const trust = !repeats ? 1 : rowsDisagree(cells, agreeing) ? 0.4 : 0.8;
      return { ...candidate, confidence: Math.round(candidate.confidence * trust * 100) / 100 };
    });
}

/** Whether the cells run 1, 2, 3 …: next week's file gives the same numbers to other rows. */
function countsRows(cells: readonly string[]): boolean {
  return cells.length > 1 && cells.every((cell, row) => cell.trim() === String(row + 1));
}

/** Whether two rows with the same key differ in another column. */
function rowsDisagree(keys: readonly string[], others: readonly (readonly string[])[]): boolean {
  const seen = new Map<string, string>();
  return keys.some((key, row) => {
    const values = others.map((cells) => cells[row] ?? "").join("\u0000");
    const first = seen.get(key);
    if (first === undefined) seen.set(key, values);
    return key.trim() !== "" && first !== undefined && first !== values;
  });
}

/** For fields without which there is no league, when no header named them. */
function contentCandidates(
  columns: readonly Column[],
  taken: ReadonlyMap<DeliveryField, Candidate>,
): Candidate[] {
  const used = new Set([...taken.values()].map(({ column }) => column.index));
  const free = columns.filter(({ index, profile }) => !used.has(index) && profile.filled > 0);
  const propose = (field: DeliveryField, column: Column | undefined): Candidate[] =>
    column && !taken.has(field)
      ? [{ field, column, confidence: contentConfidence, reason: "content" }]
      : [];
  const names = free.filter(
    ({ header, profile }) =>
      headerScores(header).size === 0 &&
      profile.dateShare < 0.1 &&
      profile.numberShare < 0.1 &&
      profile.filledShare > 0.9 &&
      profile.distinctShare < 0.5,
  );
  const dealer = names.toSorted((a, b) => b.profile.distinctShare - a.profile.distinctShare)[0];
  const dates = free.filter(
    ({ header, profile }) => headerScores(header).size === 0 && profile.dateShare > 0.9,
  );
  // what is promised stands on every row, what has happened does not yet
  const fullFirst = dates.toSorted((a, b) => b.profile.filledShare - a.profile.filledShare);
  const hasDue = taken.has("dueAt") || taken.has("acceptedAt");
  const [due, delivered] = hasDue ? [undefined, fullFirst[0]] : fullFirst;
  return [
    ...propose("dealer", dealer),
    ...propose("dueAt", due),
    ...propose("deliveredAt", delivered),
  ];
}
