import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { reachableBinaries } from "#lib/cli/database/binaries.ts";
import {
  applicationRole,
  type Cluster,
  findCluster,
  serverEnvironment,
} from "#lib/cli/database/cluster.ts";
import { holdDatabase } from "#lib/cli/database/holders.ts";
import { type DatabaseHome, findDatabaseHome } from "#lib/cli/database/home.ts";
import {
  clearStalePidFile,
  findPostmaster,
  type Postmaster,
  stopPostmaster,
} from "#lib/cli/database/postmaster.ts";
import { findFreePort } from "#lib/cli/free-port.ts";
import { isRunning, markOf } from "#lib/cli/processes.ts";

/** A running embedded database that this process holds until `stop`. */
export type EmbeddedDatabase = {
  /** Address for the application: an ordinary role that owns its database. */
  url: string;
  /** Address for tests and upkeep only. */
  superuserUrl: string;
  /** Where its files live. */
  folder: string;
  /** Starts the server again, on the same port, when it has died. */
  revive(): Promise<void>;
  /** Lets go, and stops the server unless another process still holds it. */
  stop(): Promise<void>;
};

const startTimeoutMs = 30_000;
const logLimitBytes = 10_000_000;

function openLog(file: string): number {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return openSync(file, size > logLimitBytes ? "w" : "a", 0o600);
}

function spawnServer(home: DatabaseHome, programs: string, dataFolder: string, port: number) {
  const log = openLog(join(home.folder, "postgres.log"));
  const settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", `port=${port}`];
  // Its own process group: Ctrl-C in a terminal must reach the app, which stops the database last.
  const child = spawn(
    join(programs, "postgres"),
    ["-D", dataFolder, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...home.account,
      cwd: dataFolder,
      detached: true,
      env: serverEnvironment,
      stdio: ["ignore", log, log],
    },
  );
  child.on("error", () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

function lastLinesOf(home: DatabaseHome): string {
  const lines = readFileSync(join(home.folder, "postgres.log"), "utf8").trim().split("\n");
  return lines.slice(-3).join(" | ");
}

/** Joins the server that already runs on the data folder (after a kill −9 of us), or starts one. */
async function findOrStart(
  home: DatabaseHome,
  programs: string,
  { dataFolder }: Cluster,
  port?: number,
): Promise<Postmaster> {
  let startsLeft = 5;
  let childPid: number | undefined;
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += 20) {
    const server = findPostmaster(dataFolder);
    if (server?.status === "ready") return server;
    const isUnderWay = childPid !== undefined && markOf(childPid) !== undefined;
    if (server === undefined && !isUnderWay) {
      if (startsLeft === 0) break;
      startsLeft -= 1;
      clearStalePidFile(dataFolder);
      const wantedPort = port ?? (await findFreePort());
      childPid = spawnServer(home, programs, dataFolder, wantedPort).pid;
    }
    await sleep(20);
  }
  throw new Error(`the embedded database did not start: ${lastLinesOf(home)}`);
}

/**
 * Starts the embedded PostgreSQL of a data folder, or joins it where it runs, making it first if
 * there is none. It listens on 127.0.0.1 at a random free port.
 * @throws Error in one line that says what is missing
 */
export async function openEmbeddedDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const home = findDatabaseHome(dataDir);
  const programs = join(reachableBinaries(home.account, home.folder), "bin");
  const cluster = findCluster(home, programs);
  const hold = holdDatabase(join(home.folder, "holders"));
  let server = await findOrStart(home, programs, cluster);
  const at = `127.0.0.1:${server.port}`;
  return {
    url: `postgresql://${applicationRole}:${cluster.passwords.owner}@${at}/${applicationRole}`,
    superuserUrl: `postgresql://postgres:${cluster.passwords.superuser}@${at}/postgres`,
    folder: home.folder,
    async revive() {
      if (isRunning(server.mark)) return;
      server = await findOrStart(home, programs, cluster, server.port);
    },
    async stop() {
      if (hold.leave()) await stopPostmaster(server.mark);
    },
  };
}
