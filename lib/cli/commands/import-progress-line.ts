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
 * nothing. Rows are read first; how long is left is known once they are being decided.
 */
export function progressLine(terminal: Terminal): ProgressLine {
  if (!terminal.isTTY) return { draw: () => undefined, end: () => undefined };
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let began: Began | null = null;
  let isOpen = false;
  return {
    draw(counts) {
      const atMs = performance.now();
      if (counts.phase === "writing") began ??= { rows: counts.rowsPlanned, atMs };
      if (atMs - drawnAtMs < 200) return;
      drawnAtMs = atMs;
      isOpen = true;
      terminal.write(
        `\r\x1b[K${stageWords(counts, began, atMs)} · rejected ${counts.rowsRejected} `,
      );
    },
    end() {
      if (isOpen) terminal.write("\n");
      isOpen = false;
      began = null;
    },
  };
}

type Began = { readonly rows: number; readonly atMs: number };

function stageWords(counts: ImportCounts, began: Began | null, atMs: number): string {
  const { phase, rowsRead, rowsPlanned, rowsStaged } = counts;
  if (phase === "reading") return `read ${rowsRead}`;
  if (phase === "waiting") return `read ${rowsRead} · another import is writing, waiting for it`;
  if (phase === "placing") return `read ${rowsRead} · finding names`;
  const decided = `decided ${rowsPlanned} of ${rowsStaged}`;
  if (began === null || rowsPlanned === began.rows) return decided;
  const perSecond = ((rowsPlanned - began.rows) * 1000) / (atMs - began.atMs);
  const leftSeconds = Math.ceil((rowsStaged - rowsPlanned) / perSecond);
  return `${decided} · ${Math.round(perSecond)} rows/s · ${leftSeconds} s left`;
}
