import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { isRunning, markOf } from "#lib/cli/processes.ts";

const holder = z.object({ pid: z.number().int(), started: z.string() });

function isHeld(file: string): boolean {
  try {
    return isRunning(holder.parse(JSON.parse(readFileSync(file, "utf8"))));
  } catch {
    return false;
  }
}

/**
 * Notes in `folder` that this process uses the embedded database. The app, an import from the
 * command line and a migration may use it at once: whoever leaves last stops it.
 * @returns `leave`, which removes the note and says whether nobody else holds the database;
 * notes of processes that were killed do not count and are removed.
 */
export function holdDatabase(folder: string): { leave(): boolean } {
  mkdirSync(folder, { recursive: true });
  const own = join(folder, `${process.pid}.json`);
  writeFileSync(own, JSON.stringify(markOf(process.pid)));
  return {
    leave() {
      rmSync(own, { force: true });
      const files = readdirSync(folder).map((name) => join(folder, name));
      const [held, stale] = [files.filter(isHeld), files.filter((file) => !isHeld(file))];
      for (const file of stale) rmSync(file, { force: true });
      return held.length === 0;
    },
  };
}
