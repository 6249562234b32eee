import type { WindowInput } from "#lib/domain/sla/policy.ts";

const WINDOW = /^(\d{1,2}:\d{2})(?:-|–|—|~|至|到|to)(\d{1,2}:\d{2})$/i;
const CLOSED = /^(closed|休|休息|不营业|-)?$/i;

/**
 * Opening hours as people write them: `09:00-12:00, 13:00-19:00`; empty or "closed" = closed. Full-width
 * signs are read as theirs; times are not judged here, `definePolicy` does that.
 *
 * @returns null with the piece that is no window
 */
export function readWindowsText(
  text: string,
): { readonly windows: WindowInput[] } | { readonly windows: null; readonly piece: string } {
  const plain = text
    .normalize("NFKC")
    .replace(/\s*(-|–|—|~|至|到|to)\s*/gi, "$1")
    .trim();
  if (CLOSED.test(plain)) return { windows: [] };
  const windows: WindowInput[] = [];
  for (const piece of plain.split(/[,;、，；\s]+/).filter(Boolean)) {
    const [, open, close] = WINDOW.exec(piece) ?? [];
    if (open === undefined || close === undefined) return { windows: null, piece };
    windows.push([open.padStart(5, "0"), close.padStart(5, "0")]);
  }
  return { windows };
}

/** Opening hours as `readWindowsText` reads them back; empty = closed. */
export function windowsText(windows: readonly WindowInput[]): string {
  return windows.map(([open, close]) => `${open}-${close}`).join(", ");
}
