"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { undoneSoFar } from "#components/importing/undone-so-far.ts";
import type { RunPhase } from "#lib/contracts/import-progress.ts";

const POLL_MS = 700;

/** What the progress of a run is told by. */
export type Progress = {
  readonly status: string;
  readonly phase: RunPhase;
  /** It waits for a worker. */
  readonly isQueued: boolean;
  readonly isWorkerThere: boolean;
  readonly rowsRead: number;
  readonly rowsStaged: number;
  readonly rowsPlanned: number;
};

/** Where a run's comparing or writing stands, measured here. */
export type Pace = { readonly rowsPerSecond: number; readonly leftMs: number } | null;

type Watched = { readonly progress: Progress; readonly pace: Pace; readonly isLost: boolean };

/**
 * Asks how far a running import is until it has ended, and then for the page anew. Waits while the
 * page is hidden.
 */
export function useImportProgress(importId: string, first: Progress): Watched {
  const router = useRouter();
  const [watched, setWatched] = useState<Watched>({ progress: first, pace: null, isLost: false });
  useEffect(() => {
    const { status: running } = first;
    let began: { rows: number; atMs: number } | null = null;
    let timer: ReturnType<typeof setTimeout>;
    const controller = new AbortController();
    const look = async () => {
      const progress = document.hidden ? null : await ask(importId, controller.signal);
      if (controller.signal.aborted) return;
      if (progress && progress.status !== running) return router.refresh();
      const atMs = performance.now();
      if (progress && isCounting(progress)) began ??= { rows: progress.rowsPlanned, atMs };
      if (!document.hidden) {
        setWatched((before) => ({
          progress: progress ?? before.progress,
          pace: progress ? paceOf(began, progress, atMs) : before.pace,
          isLost: progress === null,
        }));
      }
      timer = setTimeout(look, POLL_MS);
    };
    timer = setTimeout(look, POLL_MS);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [importId, first, router]);
  return watched;
}

/** While it reads the total is not known, and while it waits nothing moves. */
export function isCounting({ phase, isQueued }: Progress): boolean {
  return phase === "writing" && !isQueued;
}

function paceOf(
  began: { rows: number; atMs: number } | null,
  { rowsPlanned, rowsStaged }: Progress,
  atMs: number,
): Pace {
  if (began === null || rowsPlanned <= began.rows) return null;
  const rowsPerSecond = ((rowsPlanned - began.rows) * 1000) / (atMs - began.atMs);
  return { rowsPerSecond, leftMs: ((rowsStaged - rowsPlanned) / rowsPerSecond) * 1000 };
}

async function ask(importId: string, signal: AbortSignal): Promise<Progress | null> {
  try {
    const answer = await fetch(`/api/v1/imports/${importId}`, { signal });
    if (!answer.ok) return null;
    const { status, isQueued, isWorkerThere, counts } = await answer.json();
    const { phase, rowsRead, rowsStaged, rowsPlanned } = counts;
    const counted = { phase, rowsRead, rowsStaged, rowsPlanned };
    return { status, isQueued, isWorkerThere, ...counted, ...undoneSoFar(status, counts.undo) };
  } catch {
    return null;
  }
}
