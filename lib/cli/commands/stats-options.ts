import { InvalidArgumentError } from "commander";

/** Beyond this many shipments nothing here has been tried. */
const LARGEST_COUNT = 1_000_000_000;

/** What a count must be, in words for a message. */
export const WHOLE_NUMBER_RULE = `must be a whole number from 0 to ${LARGEST_COUNT}`;

/** A count as people and programs write it, `12`, also `12.0` and R's `1e+05`; null when it is none. */
export function parseWholeNumber(text: string): number | null {
  const trimmed = text.trim();
  if (!/^\d{1,20}(\.0+)?(e\+?\d{1,2})?$/i.test(trimmed)) {
    return null;
  }
  const value = Number(trimmed);
  return Number.isInteger(value) && value <= LARGEST_COUNT ? value : null;
}

/**
 * An option between 0 and 1, ends excluded, such as a target of 0.9.
 * @throws InvalidArgumentError, which commander turns into a usage error.
 */
export function parseFraction(text: string): number {
  const value = /^\d*\.?\d+(e-?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value > 0 && value < 1)) {
    throw new InvalidArgumentError("It must lie between 0 and 1, for example 0.9.");
  }
  return value;
}
