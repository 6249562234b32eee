import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  commandLineOf,
  markOf,
  type ProcessMark,
  sendSignal,
  waitForEnd,
} from "#lib/cli/processes.ts";

/** What `postmaster.pid` says of the server on a data folder (PostgreSQL's miscadmin.h). */
export type Postmaster = {
  mark: ProcessMark;
  port: number;
  status: "starting" | "stopping" | "ready";
};

function statusOf(text: string): Postmaster["status"] {
  return text === "ready" || text === "stopping" ? text : "starting";
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

/** The server that runs on a data folder, or undefined. */
export function findPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = read(join(dataFolder, "postmaster.pid"))?.split("\n") ?? [];
  const mark = markOf(Number(lines[0] ?? 0));
  // A later process, or another checkout's server, may have got the id that the file names.
  if (mark === undefined || !commandLineOf(mark.pid).includes(`-D ${dataFolder} `))
    return undefined;
  return { mark, port: Number(lines[3] ?? 0), status: statusOf((lines[7] ?? "").trim()) };
}

/**
 * Removes a `postmaster.pid` that no server of this folder stands behind. PostgreSQL would refuse
 * to start as long as any foreign process bears the id in it.
 */
export function clearStalePidFile(dataFolder: string): void {
  const pidFile = join(dataFolder, "postmaster.pid");
  const judged = read(pidFile);
  if (judged === undefined || findPostmaster(dataFolder) !== undefined) return;
  // Empty: a server of another process may be about to write it.
  const ageMs = Date.now() - (statSync(pidFile, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  if (judged === "" && ageMs < 2_000) return;
  if (read(pidFile) === judged) rmSync(pidFile, { force: true });
}

/**
 * Stops a server by a fast shutdown (open transactions are rolled back), and by an immediate one,
 * which is recovered from at the next start, when that takes longer than seven seconds.
 */
export async function stopPostmaster(mark: ProcessMark): Promise<void> {
  sendSignal(mark.pid, "SIGINT");
  if (await waitForEnd(mark, 7_000)) return;
  sendSignal(mark.pid, "SIGQUIT");
  if (await waitForEnd(mark, 2_000)) return;
  sendSignal(mark.pid, "SIGKILL");
}
