import { textWidth } from "#lib/charts/text-width.ts";

/**
 * A label in at most two lines of a width in pixels, broken at spaces where it has them; what does not
 * fit the second ends in "…".
 */
export function wrapLabel(label: string, widthPx: number, sizePx: number): string[] {
  const fits = (text: string) => textWidth(text, sizePx) <= widthPx;
  if (fits(label)) return [label];
  const letters = [...label];
  let end = letters.findLastIndex((_, index) => fits(letters.slice(0, index + 1).join("")));
  end = Math.max(0, end) + 1;
  const space = letters.slice(0, end + 1).lastIndexOf(" ");
  const cut = space > 0 ? space : end;
  const second = letters.slice(cut).join("").trimStart();
  return [letters.slice(0, cut).join(""), fits(second) ? second : shorten(second, fits)];
}

function shorten(text: string, fits: (text: string) => boolean): string {
  const letters = [...text];
  while (letters.length > 0 && !fits(`${letters.join("")}…`)) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}
