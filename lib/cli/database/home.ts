import { randomUUID } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { type Account, canEnter, chooseAccount } from "#lib/cli/database/account.ts";

/** Where the embedded database lives, and who runs it. */
export type DatabaseHome = { folder: string; account: Account };

// Others may pass through, so that the account of the server reaches its own folder, but not look.
const passOnly = 0o711;

const elsewhereNote = z.object({ origin: z.string(), folder: z.string() });

function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  // The mode given to mkdir is cut by the umask.
  chmodSync(folder, passOnly);
}

function makeHomeElsewhere(): string {
  const folder = `zhunda/${randomUUID()}`;
  try {
    mkdirSync("/var/lib/zhunda", { recursive: true, mode: passOnly });
    return join("/var/lib", folder);
  } catch {
    mkdirSync(join(tmpdir(), "zhunda"), { recursive: true, mode: passOnly });
    return join(tmpdir(), folder);
  }
}

/**
 * The home kept outside an unreachable data folder. A note in the data folder leads to it; a note
 * that came with a copy of another checkout's data folder is not followed (nothing is shared),
 * unless that other folder is gone, which means that it was moved here.
 */
function findHomeElsewhere(dataDir: string): string {
  const noteFile = join(dataDir, "database-elsewhere.json");
  const origin = realpathSync(dataDir);
  let folder: string | undefined;
  if (existsSync(noteFile)) {
    const note = elsewhereNote.parse(JSON.parse(readFileSync(noteFile, "utf8")));
    if (note.origin === origin) return note.folder;
    if (!existsSync(note.origin)) folder = note.folder;
    rmSync(noteFile, { force: true });
  }
  folder ??= makeHomeElsewhere();
  try {
    writeFileSync(noteFile, JSON.stringify({ origin, folder }), { mode: 0o600, flag: "wx" });
    return folder;
  } catch (error) {
    // Another process was faster: its note counts.
    if (error instanceof Error && "code" in error && error.code === "EEXIST") {
      return findHomeElsewhere(dataDir);
    }
    throw error;
  }
}

/**
 * Finds or makes the folder of the embedded database: `postgres` in the data folder, or, when root
 * runs the server as an account that cannot enter there (below a 0700 home), a folder elsewhere.
 */
export function findDatabaseHome(dataDir: string): DatabaseHome {
  makeFolder(dataDir);
  const usual = join(realpathSync(dataDir), "postgres");
  const account = chooseAccount(join(usual, "cluster", "data"));
  const isReachable = account === undefined || canEnter(account, realpathSync(dataDir));
  const folder = isReachable ? usual : findHomeElsewhere(dataDir);
  makeFolder(folder);
  return {
    folder,
    account: isReachable ? account : chooseAccount(join(folder, "cluster", "data")),
  };
}
