type SheetExtent = {
  /** The furthest cell's row and column; infinite when a tag is written so that none can tell. */
  readonly maxRow: number;
  readonly maxColumn: number;
};

const longestTag = 400;
const tag = /<(?:[\w.-]{1,40}:)?(row|c)(?=[\s/>])([^>]{0,300})/g;
const usualAddress = /^ r="([A-Z]{1,3})?(\d{1,7})"/;
const anyAddress = /\sr\s*=\s*["']([A-Z]{0,7})(\d{0,15})["']/;
const hiddenAddress = /\sr\s*=/;

/**
 * How far a sheet's cells reach, from its XML in pieces, without keeping any of it. Rows and cells
 * without an address of their own count on from the one before, as readers do. Formatted but empty
 * cells count too: the reader makes room for them.
 */
export async function scanSheet(pieces: AsyncIterable<Buffer>): Promise<SheetExtent> {
  const extent = { maxRow: 0, maxColumn: 0 };
  let row = 0;
  let column = 0;
  let text = "";
  for await (const piece of pieces) {
    text += piece.toString("latin1");
    let done = 0;
    tag.lastIndex = 0;
    for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
      // the rest of this tag comes with the next piece
      if (tag.lastIndex === text.length) break;
      done = tag.lastIndex;
      const [, kind, attributes = ""] = match;
      const address = usualAddress.exec(attributes) ?? anyAddress.exec(attributes);
      const isHidden = text[done] !== ">" || (address === null && hiddenAddress.test(attributes));
      if (isHidden)
        return { maxRow: Number.POSITIVE_INFINITY, maxColumn: Number.POSITIVE_INFINITY };
      const [, letters, digits] = address ?? [];
      if (digits) row = Number(digits);
      else if (kind === "row") row += 1;
      column = kind === "row" ? 0 : letters ? columnNumber(letters) : column + 1;
      if (kind === "row") continue;
      if (row > extent.maxRow) extent.maxRow = row;
      if (column > extent.maxColumn) extent.maxColumn = column;
    }
    text = text.slice(Math.max(done, text.length - longestTag));
  }
  return extent;
}

/** A = 1, Z = 26, AA = 27. */
function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}
