import { isEmptyWord, normalText, shownText } from "#lib/domain/importing/normal-text.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";

export type CancelledBy = "dealer" | "distributor";

export type WordReading<T extends string = string> =
  | { readonly kind: "word"; readonly word: T }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const dealerWords =
  /^(?:dealer|customer|client|buyer|consignee|经销商|代理商|客户|对方|收货方|买方|客户取消|客户原因)$/;
const distributorWords =
  /^(?:distributor|seller|supplier|company|we|us|warehouse|platform|分销商|我方|公司|我司|本公司|平台|仓库|供应商|卖方|总代|公司取消|我方原因)$/;
const localWords =
  /^(?:local|same city|same-city|intracity|intra-city|本地|同城|市内|本市|市区|本地配送|同城配送)$/;
const intercityWords =
  /^(?:intercity|inter-city|inter city|remote|long haul|long-haul|跨城|异地|外埠|外地|城际|长途|跨市|省内|省外|异地配送)$/;

const maxServiceClassChars = 40;

/** Reads who cancelled, in the words that exports use. */
export function parseCancelledBy(cell: string): WordReading<CancelledBy> {
  const text = normalText(cell);
  if (isEmptyWord(text)) return { kind: "empty" };
  const word = text.toLowerCase();
  if (dealerWords.test(word)) return { kind: "word", word: "dealer" };
  if (distributorWords.test(word)) return { kind: "word", word: "distributor" };
  return {
    kind: "refused",
    refusal: { code: "cancelled_by_unknown", params: { text: shownText(text) } },
  };
}

/** Reads a service class: `local` and `intercity` by their usual words, any other as it is given. */
export function parseServiceClass(cell: string): WordReading {
  const reading = parseText(cell, maxServiceClassChars);
  if (reading.kind !== "word") return reading;
  const word = reading.word.toLowerCase();
  if (localWords.test(word)) return { kind: "word", word: "local" };
  if (intercityWords.test(word)) return { kind: "word", word: "intercity" };
  return reading;
}

/**
 * Reads a cell as text of at most `maxChars` UTF-16 units: white space put in order and full-width
 * forms made half-width, otherwise as it stands.
 */
export function parseText(cell: string, maxChars: number): WordReading {
  const text = normalText(cell);
  if (isEmptyWord(text)) return { kind: "empty" };
  if (text.length > maxChars) {
    return { kind: "refused", refusal: { code: "text_too_long", params: { maxChars } } };
  }
  return { kind: "word", word: text };
}
