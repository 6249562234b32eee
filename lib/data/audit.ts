import type { Scope } from "#lib/auth/scope.ts";
import type { Tx } from "#lib/data/client.ts";
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
  tx: Tx,
  entries: readonly AuditEntry[],
): Promise<void> {
  await tx.audit.createMany({
    data: entries.map((entry) => ({ ...entry, id: newId(), actorId: scope.actorId })),
  });
}

/** Appends who did what, in the transaction that did it. */
export async function insertAudit(scope: Scope, tx: Tx, entry: AuditEntry): Promise<void> {
  await tx.audit.create({ data: { ...entry, id: newId(), actorId: scope.actorId } });
}
