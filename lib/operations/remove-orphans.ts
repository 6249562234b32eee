import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Scope } from "#lib/auth/scope.ts";
import { deleteUnnamed, listKnownIds } from "#lib/data/attachments.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inTransaction } from "#lib/data/client.ts";
import { attachmentPath, attachmentSizes } from "#lib/operations/attachment-files.ts";

/** How long a picture waits for the event or request that names it: a phone may be offline for days. */
const KEPT_DAYS = 7;

/**
 * Removes pictures that nothing has named for a week, and files without a row, which a broken off
 * attempt has left. A row goes before its files, so that none is ever without them.
 */
export async function removeOrphans(scope: Scope, filesDir: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  const ids = await inTransaction(scope, async (tx) => {
    const removed = await deleteUnnamed(tx, before);
    if (removed.length > 0) {
      const data = { attachmentIds: removed, afterDays: KEPT_DAYS };
      await insertAudit(scope, tx, {
        action: "attachments.removed",
        subject: "attachment",
        data,
        at: now,
      });
    }
    return removed;
  });
  for (const id of ids) {
    for (const size of attachmentSizes) {
      await rm(attachmentPath(filesDir, id, size), { force: true });
    }
  }
  await removeUnknownFiles(scope, filesDir, before);
}

async function removeUnknownFiles(scope: Scope, filesDir: string, before: Date): Promise<void> {
  for (const folder of await readdir(filesDir).catch(() => [])) {
    const names = await readdir(path.join(filesDir, folder)).catch(() => []);
    const idOf = (name: string) => /^[0-9a-f-]{36}(?=$|\.thumb$)/.exec(name)?.[0] ?? null;
    const ids = names.map(idOf).filter((id) => id !== null);
    const known = await listKnownIds(scope, [...new Set(ids)]);
    for (const name of names) {
      if (known.has(idOf(name) ?? "")) continue;
      const filePath = path.join(filesDir, folder, name);
      const found = await stat(filePath).catch(() => null);
      if (found?.isFile() && found.mtime < before) await rm(filePath, { force: true });
    }
  }
}
