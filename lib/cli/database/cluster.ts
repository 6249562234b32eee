import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Account } from "#lib/cli/database/account.ts";
import type { DatabaseHome } from "#lib/cli/database/home.ts";
import { markOf } from "#lib/cli/processes.ts";

/** The name of the application's role, which is no superuser, and of its database. */
export const applicationRole = "zhunda";

const passwords = z.object({ superuser: z.string(), owner: z.string() });

/** The environment of PostgreSQL's programs: none of ours, so that no PG… variable leads them astray. */
export const serverEnvironment = { LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" } as const;

/** A complete cluster: its data folder and the passwords of its two roles. */
export type Cluster = { dataFolder: string; passwords: z.infer<typeof passwords> };

const initFlags = [
  "--auth=trust",
  "--username=postgres",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--data-checksums",
  "--no-instructions",
  "--set=timezone=UTC",
  "--set=log_timezone=UTC",
];

// initdb asks for the superuser's password as a file which the account can read; setting it in
// single-user mode needs none, and no server listens before the final rules are in place.
const accessRules = "host all all 127.0.0.1/32 scram-sha-256\n";

function run(program: string, args: string[], account: Account, cwd: string, input: string): void {
  const { status, stderr, error } = spawnSync(program, args, {
    ...account,
    cwd,
    input,
    encoding: "utf8",
    env: serverEnvironment,
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.trim()}`);
}

function makeCluster(partial: string, programs: string, account: Account): void {
  const dataFolder = join(partial, "data");
  mkdirSync(dataFolder, { recursive: true });
  chmodSync(partial, 0o711);
  chmodSync(dataFolder, 0o700);
  if (account !== undefined) chownSync(dataFolder, account.uid, account.gid);
  const secret = () => randomBytes(16).toString("hex");
  const made = { superuser: secret(), owner: secret() };
  writeFileSync(join(partial, "passwords.json"), JSON.stringify(made), { mode: 0o600 });
  run(join(programs, "initdb"), [...initFlags, "-D", dataFolder], account, dataFolder, "");
  writeFileSync(join(dataFolder, "pg_hba.conf"), accessRules);
  const statements = [
    `ALTER ROLE postgres PASSWORD '${made.superuser}';`,
    `CREATE ROLE ${applicationRole} LOGIN PASSWORD '${made.owner}';`,
    `CREATE DATABASE ${applicationRole} OWNER ${applicationRole};`,
  ];
  const single = ["--single", "-D", dataFolder, "postgres"];
  run(join(programs, "postgres"), single, account, dataFolder, `${statements.join("\n")}\n`);
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^cluster\.(\d+)$/.exec(name)?.[1];
    const isUnfinished = pid !== undefined && markOf(Number(pid)) === undefined;
    if (isUnfinished) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/**
 * The cluster in a home, made at the first call. It is made beside its place and renamed when
 * complete, so one that was interrupted is never taken for a whole one.
 */
export function findCluster(home: DatabaseHome, programs: string): Cluster {
  const place = join(home.folder, "cluster");
  removeUnfinished(home.folder);
  if (!existsSync(place)) {
    const partial = join(home.folder, `cluster.${process.pid}`);
    rmSync(partial, { recursive: true, force: true });
    makeCluster(partial, programs, home.account);
    try {
      renameSync(partial, place);
    } catch (error) {
      // Another process may have been faster; its cluster is as good as ours.
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(place)) throw error;
    }
  }
  const kept = passwords.parse(JSON.parse(readFileSync(join(place, "passwords.json"), "utf8")));
  return { dataFolder: join(place, "data"), passwords: kept };
}
