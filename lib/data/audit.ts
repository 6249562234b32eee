import type { Scope } from "#lib/auth/scope.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { insertRows } from "#lib/data/insert-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import type { Prisma } from "#prisma/generated/client.ts";

export type AuditEntry = {
  /** What was done, such as `import.uploaded`. */
  readonly action: string;
  /** The id of what it was done to. */
  readonly subject: string;
  readonly data: Prisma.InputJsonObject;
  readonly at: Date;
};

/** Appends many entries at once. */
export async function insertAudits(
  scope: Scope,
  tx: SqlTx,
  entries: readonly AuditEntry[],
): Promise<void> {
  const rows = entries.map(({ action, subject, data, at }) => ({
    id: newId(),
    at: at.toISOString(),
    actor_id: scope.actorId,
    action,
    subject,
    data,
  }));
  await insertRows(tx, "audit", rows);
}

/** Appends who did what, in the transaction that did it. */
export function insertAudit(scope: Scope, tx: SqlTx, entry: AuditEntry): Promise<void> {
  return insertAudits(scope, tx, [entry]);
}
