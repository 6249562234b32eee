import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that cannot be confused with a later one of the same id. */
export type ProcessMark = { pid: number; started: string };

function readProc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

function readPs(pid: number, columns: string): string | undefined {
  try {
    const text = execFileSync("ps", ["-o", columns, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return text.trim() === "" ? undefined : text.trim();
  } catch {
    return undefined;
  }
}

/** The mark of a running process, or undefined when there is none (a zombie counts as none). */
export function markOf(pid: number): ProcessMark | undefined {
  if (process.platform !== "linux") {
    const line = readPs(pid, "stat=,lstart=");
    return line === undefined || line.startsWith("Z") ? undefined : { pid, started: line.slice(5) };
  }
  // The name, in brackets, may itself hold spaces and brackets: count fields from the last one.
  const stat = readProc(pid, "stat");
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, started] = [fields?.[0], fields?.[19]];
  return started === undefined || state === "Z" || state === "X" ? undefined : { pid, started };
}

/** Whether this very process still runs. */
export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.started === mark.started;
}

/** The words a process was started with, joined by spaces; empty when there is no such process. */
export function commandLineOf(pid: number): string {
  if (process.platform !== "linux") return readPs(pid, "args=") ?? "";
  return readProc(pid, "cmdline")?.replaceAll("\0", " ") ?? "";
}

/** Sends a signal; a process that has gone in the meantime is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

/** Waits until a process has ended; false when it still runs after `timeoutMs`. */
export async function waitForEnd(mark: ProcessMark, timeoutMs: number): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += 25) {
    if (!isRunning(mark)) return true;
    await sleep(25);
  }
  return !isRunning(mark);
}
