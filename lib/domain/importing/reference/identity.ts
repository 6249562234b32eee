import { contactFields, type ReferenceKind } from "#lib/domain/importing/kinds.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import type { Said } from "#lib/domain/importing/reference/read-reference.ts";

/**
 * The key under which rows of a file stand together before anything is known: those with one key speak
 * of one thing.
 */
export function unitKeyOf(kind: ReferenceKind, said: Said): string {
  switch (kind) {
    case "dealers":
      return nameKey(first(said.dealer));
    case "platforms":
      return nameKey(first(said.platform));
    case "sites":
      return `${nameKey(first(said.dealer))} ${first(said.site)}`;
    case "stock":
      return `${nameKey(first(said.platform))} ${first(said.productSku)}`;
    case "products":
      return first(said.productSku);
    case "users":
      return contactKeys(said)[0] ?? "";
  }
}

/** By what a person is known: a login name, an e-mail address, a mobile number. */
export function contactKeys(said: Said): string[] {
  return contactFields.flatMap((field) => (said[field] ?? []).map((text) => `${field} ${text}`));
}

/** The only text of a field that is no list; empty where nothing is said. */
export function first(words: readonly string[] | undefined): string {
  return words?.[0] ?? "";
}
