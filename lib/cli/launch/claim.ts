import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Refusal } from "#lib/cli/launch/refusal.ts";
import { isRunning, markOf, sendSignal, waitForEnd } from "#lib/cli/processes.ts";

const mark = z.object({ pid: z.number().int(), started: z.string() });
const claimNote = mark.extend({ launcher: mark.optional(), address: z.string() });

type ClaimNote = z.infer<typeof claimNote>;

function readNote(file: string): ClaimNote | undefined {
  try {
    return claimNote.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Ends an app whose launcher was killed: it is shutting down by itself, or hangs. */
async function endOrphan(note: ClaimNote): Promise<void> {
  sendSignal(note.pid, "SIGTERM");
  if (await waitForEnd(note, 10_000)) return;
  sendSignal(note.pid, "SIGKILL");
  await waitForEnd(note, 2_000);
}

/**
 * Claims the data folder for this app process; one app runs on it at a time.
 * @param address where the app will be found, for whoever is refused
 * @returns what gives the claim back
 * @throws Refusal when an app already runs there
 */
export async function claimDataFolder(dataDir: string, address: string): Promise<() => void> {
  const file = join(dataDir, "app.json");
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  // The parent is our launcher only where it keeps a channel to us.
  const launcher = process.connected ? markOf(process.ppid) : undefined;
  const own = JSON.stringify({ ...markOf(process.pid), launcher, address });
  for (;;) {
    const note = readNote(file);
    if (note !== undefined && isRunning(note)) {
      if (note.launcher === undefined || isRunning(note.launcher)) {
        throw new Refusal(
          `already running here: process ${note.launcher?.pid ?? note.pid}, ${note.address}; stop it first (kill ${note.launcher?.pid ?? note.pid})`,
        );
      }
      await endOrphan(note);
    }
    rmSync(file, { force: true });
    try {
      writeFileSync(file, own, { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
