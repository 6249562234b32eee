import type { Scope } from "#lib/auth/scope.ts";
import { type View, viewPages } from "#lib/contracts/saved-view.ts";
import { db, type Tx } from "#lib/data/client.ts";

const columns = { id: true, page: true, name: true, query: true } as const;

type Row = { id: string; page: string; name: string; query: string };

/** The views of a page, in the order in which they were made. */
export async function listViews(_scope: Scope, page: View["page"]): Promise<View[]> {
  // Ids are made in order of time (UUIDv7), so one that comes back stands where it stood.
  const rows = await db().savedView.findMany({
    where: { page },
    select: columns,
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row) => viewOf(row) ?? []);
}

/** The views of all pages, in the order in which they were made. */
export async function listAllViews(_scope: Scope): Promise<View[]> {
  const rows = await db().savedView.findMany({ select: columns, orderBy: { id: "asc" } });
  return rows.flatMap((row) => viewOf(row) ?? []);
}

/** The ids and names of a page's views, for a decision inside a transaction. */
export async function listViewNames(
  tx: Tx,
  page: View["page"],
): Promise<{ id: string; name: string }[]> {
  return tx.savedView.findMany({ where: { page }, select: { id: true, name: true } });
}

export async function upsertView(tx: Tx, { id, ...view }: View, now: Date): Promise<void> {
  await tx.savedView.upsert({
    where: { id },
    create: { id, ...view, createdAt: now },
    update: view,
  });
}

/** Removes a view and tells what it was; null where there is none of that id. */
export async function removeView(tx: Tx, id: string): Promise<View | null> {
  const row = await tx.savedView.findUnique({ where: { id }, select: columns });
  await tx.savedView.deleteMany({ where: { id } });
  return row && viewOf(row);
}

function viewOf({ page, ...row }: Row): View | null {
  const known = viewPages.find((one) => one === page);
  return known === undefined ? null : { ...row, page: known };
}
