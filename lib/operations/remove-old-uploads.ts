import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Scope } from "#lib/auth/scope.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { findImport, giveUpImport } from "#lib/data/imports.ts";
import { log } from "#lib/log.ts";

/** How long an upload waits to be imported. */
const keptDays = 30;
const keptMs = keptDays * 86_400_000;

/**
 * Removes uploaded files that have lain for thirty days without being imported, with what a run left
 * on the stage, and those whose import is done or gone. What runs or waits is left alone.
 */
export async function removeOldUploads(scope: Scope, uploadsDir: string, now: Date): Promise<void> {
  const names = await readdir(uploadsDir).catch(() => []);
  for (const name of names) {
    const filePath = path.join(uploadsDir, name);
    const found = await stat(filePath).catch(() => null);
    if (!found?.isFile() || now.getTime() - found.mtimeMs < keptMs) continue;
    if (await giveUp(scope, name, now)) await rm(filePath, { force: true });
  }
}

/** Notes that the file of an import goes; false where it must stay. */
async function giveUp(scope: Scope, name: string, now: Date): Promise<boolean> {
  const isId = /^[0-9a-f-]{36}$/.test(name);
  const item = isId ? await findImport(scope, name) : null;
  // A part of an upload that broke off, or the file of an import that is there no more.
  if (!item || item.status === "done" || item.status === "undone") return true;
  return inTransaction(scope, async (tx) => {
    if (!(await giveUpImport(tx, item.id, keptDays))) return false;
    await insertAudit(scope, tx, {
      action: "import.upload_removed",
      subject: item.id,
      data: { afterDays: keptDays },
      at: now,
    });
    log.info({ importId: item.id }, "upload removed");
    return true;
  });
}
