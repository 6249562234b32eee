import { profileColumn } from "#lib/domain/importing/column-profile.ts";
import type { ImportField, Mapping } from "#lib/domain/importing/fields.ts";
import type { ColumnGuess } from "#lib/domain/importing/guess-columns.ts";
import { headerScores } from "#lib/domain/importing/header-patterns.ts";
import type { ImportKind, ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { referenceScores } from "#lib/domain/importing/reference/header-scores.ts";

const leastConfidence = 0.4;

/**
 * The best guess which column of a file of that kind brings which field, from the headers and sample
 * rows: the surest pairs first, one column for a field and one field for a column.
 */
export function guessReference(
  kind: ReferenceKind,
  header: readonly string[],
  sampleRows: readonly (readonly string[])[],
): { readonly mapping: Mapping; readonly guesses: readonly ColumnGuess[] } {
  const candidates = header.flatMap((text, index) => {
    const { filled, dateShare } = profileColumn(sampleRows.map((row) => row[index] ?? ""));
    const reason = filled > 0 ? ("header_and_content" as const) : ("header" as const);
    return [...referenceScores(kind, text)].map(([field, score]) => {
      const isDate = field === "restockOn";
      const fit = filled === 0 ? 0.7 : dateShare > 0.8 === isDate ? 1 : 0.2;
      return { index, field, confidence: Math.round(score * fit * 100) / 100, reason };
    });
  });
  const taken = new Map<number, (typeof candidates)[number]>();
  const mapping: { [F in ImportField]?: Mapping[F] } = {};
  for (const candidate of candidates.toSorted((a, b) => b.confidence - a.confidence)) {
    const { index, field, confidence } = candidate;
    if (confidence < leastConfidence || taken.has(index) || mapping[field]) continue;
    taken.set(index, candidate);
    mapping[field] = { kind: "column", index, header: header[index] ?? "" };
  }
  const guesses = header.map((text, index) => {
    const { field = null, confidence = 0, reason = null } = taken.get(index) ?? {};
    return { index, header: text, field, confidence, reason };
  });
  return { mapping, guesses };
}

const happenings = [
  "dueAt",
  "deliveredAt",
  "dispatchedAt",
  "cancelledAt",
  "orderNumber",
  "quantity",
] as const;

/**
 * What a file holds, told by its headers: deliveries where anything happens or is counted in it, or
 * where nothing else is clear.
 */
export function guessKind(header: readonly string[]): ImportKind {
  const deliveries = header.map(headerScores);
  const delivers = (field: (typeof happenings)[number] | "acceptedAt" | "shipmentNumber") =>
    deliveries.some((scores) => (scores.get(field) ?? 0) > 0.5);
  const has = (kind: ReferenceKind, ...fields: ImportField[]) =>
    fields.some((field) => header.some((text) => referenceScores(kind, text).has(field)));
  // A day on which goods are expected is none on which they are due.
  if (has("stock", "onHand") && has("stock", "productSku") && !delivers("orderNumber")) {
    return "stock";
  }
  if (happenings.some(delivers) || delivers("shipmentNumber")) return "deliveries";
  if (has("users", "personName") && has("users", "role", "loginName", "email", "mobile")) {
    return "users";
  }
  const describesDealers = has("dealers", "aliases", "dealerClass", "representative", "sponsor");
  const namesDealers = header.some((text) => (headerScores(text).get("dealer") ?? 0) > 0);
  if (describesDealers && has("dealers", "dealer")) return "dealers";
  // A day on which a dealer was entered is no order; a day beside a platform is.
  if (delivers("acceptedAt") && has("platforms", "platform")) return "deliveries";
  if (namesDealers && has("sites", "site")) return "sites";
  if (namesDealers) return "dealers";
  if (has("platforms", "platformZone") && has("platforms", "platform")) return "platforms";
  if (has("products", "productSku") && has("products", "productName", "productLine")) {
    return "products";
  }
  const namesPlatforms = header.some((text) => (headerScores(text).get("platform") ?? 0) > 0.7);
  if (namesPlatforms && !delivers("acceptedAt")) return "platforms";
  return "deliveries";
}
