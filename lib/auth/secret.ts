import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";

let kept: string | undefined;

/**
 * What sessions and quotes are signed with: AUTH_SECRET, else one that was made once and stands in
 * DATA_DIR, readable by the app's own account only. Kept for the life of the process.
 */
export function authSecret(): string {
  kept ??= env().AUTH_SECRET ?? secretIn(env().DATA_DIR);
  return kept;
}

/** Processes that start at once must agree: whoever links its file first has made the secret. */
function secretIn(folder: string): string {
  const file = join(folder, "auth-secret");
  const known = readIfThere(file);
  if (known !== null) return known;
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const own = `${file}.${process.pid}`;
  writeFileSync(own, randomBytes(32).toString("base64url"), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  } finally {
    unlinkSync(own);
  }
  return readFileSync(file, "utf8");
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return null;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
