import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, statSync } from "node:fs";

/**
 * Fingerprint of the files that match, by name and content.
 * @param patterns globs relative to the repository
 */
export function hashSources(patterns: string[]): string {
  const hash = createHash("sha256");
  const files = globSync(patterns).filter((file) => statSync(file).isFile());
  for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** Whether `stampFile` holds this fingerprint, which is written there only after a finished step. */
export function isStamped(stampFile: string, hash: string): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === hash;
}
