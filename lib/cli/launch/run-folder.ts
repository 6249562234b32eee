import {
  chmodSync,
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { discardDatabase } from "#lib/cli/database/discard.ts";
import { isRunning, markOf } from "#lib/cli/processes.ts";

const prefix = "zhunda-test-";
const owner = z.object({ pid: z.number().int(), started: z.string() });

function isAbandoned(folder: string): boolean {
  try {
    return !isRunning(owner.parse(JSON.parse(readFileSync(join(folder, "owner.json"), "utf8"))));
  } catch {
    return false;
  }
}

/** Stops the databases whose data folders lie in a run folder, and removes it. */
export async function clearRunFolder(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) await discardDatabase(join(folder, entry.name));
  }
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Makes the folder that one run of the tests keeps its databases in, below the system's folder for
 * temporary files. What runs that were killed have left there is stopped and removed first.
 */
export async function makeRunFolder(): Promise<string> {
  for (const folder of globSync(join(tmpdir(), `${prefix}*`))) {
    if (isAbandoned(folder)) await clearRunFolder(folder);
  }
  const folder = mkdtempSync(join(tmpdir(), prefix));
  // Root hands the server to another account, which must pass through here.
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, "owner.json"), JSON.stringify(markOf(process.pid)));
  return folder;
}
