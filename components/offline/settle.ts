import { tellChange } from "#components/offline/changes.ts";
import { logDatabase, type QueueRefusal, type QueueRow } from "#components/offline/log-database.ts";
import type { ReadResult } from "#components/offline/read-answer.ts";
import { FAILED } from "#components/offline/send-requests.ts";

const durable = { durability: "strict" } as const;

/** How long what was sent is still shown on the phone. */
const SHOWN_MS = 2 * 86_400_000;

/** What somebody has on the phone, oldest first. */
export async function readQueue(personId: string): Promise<QueueRow[]> {
  return (await logDatabase()).getAllFromIndex("queue", "byPerson", personId);
}

/**
 * Marks events as being sent, before they are: from here on the server may know them. What somebody
 * took back or changed in the meantime is not among those returned.
 */
export async function beginSending(rows: readonly QueueRow[]): Promise<QueueRow[]> {
  const begun: QueueRow[] = [];
  await change(rows, (row) => {
    if (row.state !== "waiting" && row.state !== "sending") return row;
    // Without any network nothing leaves the phone: it can still be taken back as if never entered.
    const attempts = row.attempts + (navigator.onLine === false ? 0 : 1);
    const sending = { ...row, state: "sending", attempts } as const;
    begun.push(sending);
    return sending;
  });
  return begun;
}

/** Nobody knows what became of them: they wait, and nobody waits for their answer any more. */
export async function waitAgain(rows: readonly QueueRow[]): Promise<void> {
  await change(rows, (row) =>
    row.state === "sending" ? { ...row, state: "waiting", freshAtMs: null } : row,
  );
}

/** How long an event rests at which the server has failed. */
const REST_MS = 30_000;

/** Has those wait again at which the server failed some time ago. */
export async function retryFailed(rows: readonly QueueRow[], nowMs: number): Promise<void> {
  const isDue = ({ state, refusal, settledAtMs }: QueueRow) =>
    state === "refused" && refusal?.why === FAILED && nowMs - (settledAtMs ?? 0) >= REST_MS;
  const due = rows.filter(isDue);
  if (due.length === 0) return;
  await change(due, (row) =>
    isDue(row)
      ? { ...row, state: "waiting", refusal: null, freshAtMs: null, settledAtMs: null }
      : row,
  );
}

/** Writes down what the server said of each. */
export async function settle(
  rows: readonly QueueRow[],
  results: readonly ReadResult[],
  nowMs: number,
): Promise<void> {
  const resultOf = new Map(results.map((result) => [result.id, result]));
  await change(rows, (row) => {
    const result = resultOf.get(row.id);
    if (result === undefined) return { ...row, state: "waiting", freshAtMs: null };
    if (result.status === "refused") return refused(row, result, nowMs);
    const refusal =
      result.status === "conflict" ? { why: "conflict", params: result.params } : null;
    return { ...row, state: result.status, refusal, settledAtMs: nowMs };
  });
}

/** Writes down that an event was not taken, for a reason that the server did not give of it alone. */
export async function refuse(row: QueueRow, refusal: QueueRefusal, nowMs: number): Promise<void> {
  await change([row], (kept) => refused(kept, refusal, nowMs));
}

function refused(row: QueueRow, { why, params }: QueueRefusal, nowMs: number): QueueRow {
  return { ...row, state: "refused", refusal: { why, params }, settledAtMs: nowMs };
}

async function change(rows: readonly QueueRow[], next: (row: QueueRow) => QueueRow): Promise<void> {
  const tx = (await logDatabase()).transaction("queue", "readwrite", durable);
  for (const { id } of rows) {
    const row = await tx.store.index("byId").get(id);
    if (row !== undefined) await tx.store.put(next(row));
  }
  await tx.done;
  tellChange("changed");
}

/** Clears away what was sent some days ago with all of its files. */
export async function removeOld(nowMs: number): Promise<void> {
  const tx = (await logDatabase()).transaction(["queue", "files"], "readwrite");
  const queue = tx.objectStore("queue");
  const files = tx.objectStore("files").index("byEvent");
  for (const row of await queue.getAll()) {
    const isOld = row.state === "sent" && nowMs - (row.settledAtMs ?? nowMs) > SHOWN_MS;
    if (isOld && row.order !== undefined && (await files.getKey(row.id)) === undefined) {
      await queue.delete(row.order);
    }
  }
  await tx.done;
}
