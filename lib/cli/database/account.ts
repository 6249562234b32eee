import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";

/** The account that runs the server; undefined = the one we run as. */
export type Account = { uid: number; gid: number } | undefined;

function idOf(flag: "-u" | "-g", user: string): number | undefined {
  try {
    const text = execFileSync("id", [flag, user], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return Number(text);
  } catch {
    return undefined;
  }
}

/**
 * Chooses the account for the server on `dataFolder`. PostgreSQL refuses to run as root, so root
 * hands over to the folder's present owner, else to `postgres`, else to `nobody`; no account is made.
 * @throws Error in one line when root finds none
 */
export function chooseAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(dataFolder, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const user of ["postgres", "nobody"]) {
    const [uid, gid] = [idOf("-u", user), idOf("-g", user)];
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error(
    "PostgreSQL refuses to run as root and there is no account postgres or nobody here: run as an ordinary user, or set DATABASE_URL",
  );
}

/** Whether the account may enter a folder, parents included. */
export function canEnter(account: Account, folder: string): boolean {
  const { status, error } = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], {
    ...account,
    cwd: "/",
    stdio: "ignore",
  });
  if (error !== undefined) {
    throw new Error(
      `PostgreSQL refuses to run as root and root may not become another user here (${error.message}): run as an ordinary user, or set DATABASE_URL`,
    );
  }
  return status === 0;
}
