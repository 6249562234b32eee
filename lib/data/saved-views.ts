import type { Scope } from "#lib/auth/scope.ts";
import { type View, viewPages } from "#lib/contracts/saved-view.ts";
import { db, type Tx } from "#lib/data/client.ts";

const columns = { id: true, page: true, name: true, query: true } as const;

type Row = { id: string; page: string; name: string; query: string };

/** A person's own views, and those from before there was sign-in, which are everybody's. */
function reached({ actorId }: Scope) {
  return { OR: [{ actorId }, { actorId: null }] };
}

/** The viewer's views of a page, in the order in which they were made. */
export async function listViews(scope: Scope, page: View["page"]): Promise<View[]> {
  // Ids are made in order of time (UUIDv7), so one that comes back stands where it stood.
  const rows = await db().savedView.findMany({
    where: { page, ...reached(scope) },
    select: columns,
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row) => viewOf(row) ?? []);
}

/** The viewer's views of all pages, in the order in which they were made. */
export async function listAllViews(scope: Scope): Promise<View[]> {
  const rows = await db().savedView.findMany({
    where: reached(scope),
    select: columns,
    orderBy: { id: "asc" },
  });
  return rows.flatMap((row) => viewOf(row) ?? []);
}

/** The ids and names of the viewer's views of a page, for a decision inside a transaction. */
export async function listViewNames(
  scope: Scope,
  tx: Tx,
  page: View["page"],
): Promise<{ id: string; name: string }[]> {
  return tx.savedView.findMany({
    where: { page, ...reached(scope) },
    select: { id: true, name: true },
  });
}

/** Writes a view under its id; false where that is somebody else's. */
export async function upsertView(
  { actorId }: Scope,
  tx: Tx,
  { id, page, name, query }: View,
  now: Date,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    INSERT INTO saved_view (id, page, name, query, actor_id, created_at)
    VALUES (${id}::uuid, ${page}, ${name}, ${query}, ${actorId}::uuid, ${now}::timestamptz)
    ON CONFLICT (id) DO UPDATE
      SET page = excluded.page, name = excluded.name, query = excluded.query
      WHERE saved_view.actor_id IS NULL OR saved_view.actor_id = excluded.actor_id`;
  return written === 1;
}

/** Removes one of the viewer's views and tells what it was; null where they have none of that id. */
export async function removeView(scope: Scope, tx: Tx, id: string): Promise<View | null> {
  const where = { id, ...reached(scope) };
  const row = await tx.savedView.findFirst({ where, select: columns });
  await tx.savedView.deleteMany({ where });
  return row && viewOf(row);
}

function viewOf({ page, ...row }: Row): View | null {
  const known = viewPages.find((one) => one === page);
  return known === undefined ? null : { ...row, page: known };
}
