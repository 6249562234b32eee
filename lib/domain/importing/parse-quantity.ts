import { isEmptyWord, normalText, shownText } from "#lib/domain/importing/normal-text.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";

export type QuantityReading =
  | { readonly kind: "quantity"; readonly quantity: number }
  | { readonly kind: "empty" }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const maxQuantity = 1_000_000_000;
const grouped = /^\+?(\d+|\d{1,3}(?:[,' ]\d{3})+|\d{1,3}(?:,\d{4})+)(?:\.(\d+))?$/;
const unit = /^(?:台|件|个|套|箱|只|pcs?|units?|ea)$/i;

/**
 * Reads a cell as a whole number of pieces from 1 to a thousand million. Thousands separators,
 * full-width digits, a decimal part of zeros and a common unit behind the number are understood.
 */
export function parseQuantity(cell: string): QuantityReading {
  const text = normalText(cell);
  if (isEmptyWord(text)) return { kind: "empty" };
  const shown = shownText(text);
  const [, value = text, behind = ""] = /^(.*?\d)\s*([^\d]*)$/.exec(text) ?? [];
  const sign = value.startsWith("-") || value.startsWith("−");
  const match = grouped.exec(sign ? value.slice(1).trim() : value);
  if (!match || value.length > 40 || (behind !== "" && !unit.test(behind))) {
    return refused({ code: "quantity_unreadable", params: { text: shown } });
  }
  const quantity = Number((match[1] ?? "").replace(/[,' ]/g, ""));
  const hasFraction = /[1-9]/.test(match[2] ?? "");
  if (sign || (quantity === 0 && !hasFraction)) {
    return refused({ code: "quantity_not_positive", params: { text: shown } });
  }
  if (hasFraction) return refused({ code: "quantity_fractional", params: { text: shown } });
  if (quantity > maxQuantity) {
    return refused({ code: "quantity_too_large", params: { text: shown, max: maxQuantity } });
  }
  return { kind: "quantity", quantity };
}

function refused(refusal: Refusal): QuantityReading {
  return { kind: "refused", refusal };
}
