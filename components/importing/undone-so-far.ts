import type { RunPhase, UndoCounts } from "#lib/contracts/import-progress.ts";

/** What an undoing counts is shipments, all of which it finds before it writes. */
export function undoneSoFar(status: string, undo: UndoCounts | null) {
  if (status !== "undoing") return {};
  // What the import had counted says nothing of its undoing.
  if (undo === null) {
    return { phase: "reading" as const, rowsRead: 0, rowsStaged: 0, rowsPlanned: 0 };
  }
  const done = undo.retracted + undo.restored + undo.touched;
  const phase: RunPhase = undo.isStaged ? "writing" : "reading";
  return { phase, rowsStaged: undo.total, rowsPlanned: done };
}
