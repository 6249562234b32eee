import { NO_REASON } from "#lib/contracts/filters.ts";
import type messages from "#lib/i18n/messages/zh-CN/shipments.json";

type ReasonKey = `reasonWord.${keyof (typeof messages)["reasonWord"]}`;

/** The translator of the area "shipments": the names of reasons are in it, the admin's as well. */
type ReasonWords = {
  (key: ReasonKey): string;
  has(key: ReasonKey): boolean;
  raw(key: ReasonKey): unknown;
};

/**
 * A stored reason in the reader's words: a known code by its name, `NO_REASON` or null as "not
 * stated", anything else as it was written.
 */
export function reasonWord(reason: string | null, words: ReasonWords): string {
  if (reason === null || reason === NO_REASON) return words("reasonWord.none");
  const key = `reasonWord.${reason}`;
  // An admin's name is a name, whatever braces are in it.
  const name = isKey(key) && words.has(key) ? words.raw(key) : null;
  return typeof name === "string" ? name : reason;
}

/** Whether it may be the key of a name; codes that admins add have the form of ours. */
function isKey(key: string): key is ReasonKey {
  return /^reasonWord\.[a-z][a-z0-9_]*$/.test(key);
}
