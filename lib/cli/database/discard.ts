import { rmSync } from "node:fs";
import { join } from "node:path";
import { findDatabaseHome } from "#lib/cli/database/home.ts";
import { findPostmaster, stopPostmaster } from "#lib/cli/database/postmaster.ts";

/** Stops the embedded database of a data folder, whoever holds it, and removes both. For tests. */
export async function discardDatabase(dataDir: string): Promise<void> {
  const { folder } = findDatabaseHome(dataDir);
  const server = findPostmaster(join(folder, "cluster", "data"));
  if (server !== undefined) await stopPostmaster(server.mark);
  rmSync(folder, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
