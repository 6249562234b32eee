import type { Locator } from "@playwright/test";

/** The first whole number of a text, thousands commas left out. */
export async function numberIn(place: Locator): Promise<number> {
  const text = (await place.textContent()) ?? "";
  const digits = /\d[\d,]*/.exec(text)?.[0];
  if (digits === undefined) throw new Error(`no number in: ${text}`);
  return Number(digits.replaceAll(",", ""));
}
