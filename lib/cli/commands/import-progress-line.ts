import type { ImportCounts } from "#lib/contracts/import-progress.ts";

/**
 * Draws progress over itself on a terminal, at most five times a second; into a pipe or file it says
 * nothing. Rows are read first and then decided, so both stand there.
 */
export function progressLine(stream: NodeJS.WriteStream): (counts: ImportCounts) => void {
  if (!stream.isTTY) return () => undefined;
  let drawnAtMs = 0;
  return (counts) => {
    const atMs = performance.now();
    if (atMs - drawnAtMs < 200) return;
    drawnAtMs = atMs;
    const { rowsRead, rowsPlanned, rowsRejected } = counts;
    stream.write(`\r\x1b[Kread ${rowsRead} · decided ${rowsPlanned} · rejected ${rowsRejected} `);
  };
}
