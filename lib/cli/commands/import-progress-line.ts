import type { ImportCounts } from "#lib/contracts/import-progress.ts";

/** Where progress is drawn, such as process.stderr. */
type Terminal = { readonly isTTY?: boolean; write(text: string): unknown };

export type ProgressLine = {
  draw(counts: ImportCounts): void;
  /** Leaves the line as it stands, so that what is written next begins on its own. */
  end(): void;
};

/**
 * Draws progress over itself on a terminal, at most five times a second; into a pipe or file it says
 * nothing. Rows are read first and then decided, so both stand there.
 */
export function progressLine(terminal: Terminal): ProgressLine {
  if (!terminal.isTTY) return { draw: () => undefined, end: () => undefined };
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  return {
    draw({ rowsRead, rowsPlanned, rowsRejected }) {
      const atMs = performance.now();
      if (atMs - drawnAtMs < 200) return;
      drawnAtMs = atMs;
      isOpen = true;
      terminal.write(
        `\r\x1b[Kread ${rowsRead} · decided ${rowsPlanned} · rejected ${rowsRejected} `,
      );
    },
    end() {
      if (isOpen) terminal.write("\n");
      isOpen = false;
    },
  };
}
