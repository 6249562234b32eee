import { v7 } from "uuid";
import { tellChange } from "#components/offline/changes.ts";
import {
  type FileKind,
  type FileRow,
  logDatabase,
  type QueueRefusal,
  type QueueRow,
  type QueueState,
} from "#components/offline/log-database.ts";
import { FAILED } from "#components/offline/send-requests.ts";
import { readPerson } from "#components/offline/whose.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";

/** An event as the phone shows it: what became of it, and of its photos and signature. */
export type QueuedItem = {
  readonly event: LoggedEvent;
  readonly personId: string;
  readonly shipmentLabel: string;
  readonly state: QueueState;
  readonly refusal: QueueRefusal | null;
  /** How often it was sent: whatever was not may be taken back as if it had never been entered. */
  readonly attempts: number;
  /** Those that are not sent yet. */
  readonly files: readonly FileRow[];
  readonly settledAtMs: number | null;
};

/** A photo or a signature that goes with an event. */
export type QueuedFile = {
  readonly id: string;
  readonly kind: FileKind;
  readonly blob: Blob;
};

const durable = { durability: "strict" } as const;

/**
 * Keeps an event and its files on the phone. It resolves when they would outlast a dead battery; the
 * same event again changes nothing.
 */
export async function queueEvent(
  personId: string,
  event: LoggedEvent,
  files: readonly QueuedFile[],
  shipmentLabel: string,
): Promise<void> {
  const tx = (await logDatabase()).transaction(["queue", "files"], "readwrite", durable);
  const queue = tx.objectStore("queue");
  if ((await queue.index("byId").getKey(event.id)) === undefined) {
    await queue.add({ ...newRow(personId, shipmentLabel, event), freshAtMs: freshNow() });
    for (const file of files) {
      await tx.objectStore("files").put({ ...file, eventId: event.id, personId, refusal: null });
    }
  }
  await tx.done;
  tellChange("queued");
}

function newRow(personId: string, shipmentLabel: string, event: LoggedEvent) {
  return {
    id: event.id,
    personId,
    event,
    shipmentLabel,
    state: "waiting",
    refusal: null,
    attempts: 0,
    settledAtMs: null,
  } as const;
}

/** The moment, if somebody waits for the answer: there is a network. */
function freshNow(): number | null {
  return navigator.onLine ? Date.now() : null;
}

/**
 * Takes an event back. One that never left the phone is gone, as if it had not been entered; any other
 * is followed by its withdrawal.
 */
export async function undoQueued(id: string): Promise<void> {
  const tx = (await logDatabase()).transaction(["queue", "files"], "readwrite", durable);
  const queue = tx.objectStore("queue");
  const row = await queue.index("byId").get(id);
  if (row?.order !== undefined) {
    // Where the server failed, nobody knows whether it has it.
    const isNotTaken = row.state === "refused" && row.refusal?.why !== FAILED;
    if (row.attempts === 0 || isNotTaken) {
      await queue.delete(row.order);
      const files = tx.objectStore("files");
      for (const key of await files.index("byEvent").getAllKeys(id)) await files.delete(key);
    } else {
      const event = withdrawalOf(row.event, Date.now());
      const withdrawal = newRow(row.personId, row.shipmentLabel, event);
      await queue.add({ ...withdrawal, freshAtMs: freshNow() });
    }
  }
  await tx.done;
  tellChange("queued");
}

function withdrawalOf({ id, dealerId, shipmentId }: LoggedEvent, nowMs: number): LoggedEvent {
  return {
    id: v7(),
    dealerId,
    shipmentId,
    said: { kind: "withdrawn", eventId: id },
    occurredAtMs: nowMs,
    enteredAtMs: nowMs,
    precision: "second",
  };
}

/** What somebody has entered on this phone, in the order in which they did. */
export async function listQueued(personId: string): Promise<QueuedItem[]> {
  const tx = (await logDatabase()).transaction(["queue", "files"]);
  const [rows, files] = await Promise.all([
    tx.objectStore("queue").index("byPerson").getAll(personId),
    tx.objectStore("files").index("byPerson").getAll(personId),
  ]);
  const filesOf = Map.groupBy(files, ({ eventId }) => eventId);
  return rows.map(({ id, event, shipmentLabel, state, refusal, attempts, settledAtMs }) => {
    const shown = { event, personId, shipmentLabel, state, refusal, attempts, settledAtMs };
    return { ...shown, files: filesOf.get(id) ?? [] };
  });
}

/** How many events of other people wait on this phone for them to sign in again. */
export async function countOthers(personId: string | null): Promise<number> {
  const rows = await (await logDatabase()).getAll("queue");
  return rows.filter((row) => row.personId !== personId && isUnsent(row)).length;
}

/** How many events of who is at this phone, or their files, the server does not have. */
export async function countUnsent(): Promise<number> {
  const personId = await readPerson();
  return personId === null ? 0 : (await listQueued(personId)).filter(isUnsent).length;
}

/** Whether it has not come to the server, as an event whose files are still here has not either. */
export function isUnsent(item: {
  readonly state: QueueState;
  readonly files?: readonly Pick<FileRow, "refusal">[];
}): boolean {
  const isEventUnsent = ["waiting", "sending", "refused"].includes(item.state);
  return isEventUnsent || (item.files ?? []).some(({ refusal }) => refusal === null);
}

/** Sends a refused event, or its refused files, once more as they are. */
export async function retryQueued(id: string): Promise<void> {
  const tx = (await logDatabase()).transaction(["queue", "files"], "readwrite", durable);
  const queue = tx.objectStore("queue");
  const row = await queue.index("byId").get(id);
  if (row?.state === "refused") await queue.put(waitingAgain(row));
  const files = tx.objectStore("files");
  for (const file of await files.index("byEvent").getAll(id)) {
    if (file.refusal !== null) await files.put({ ...file, refusal: null });
  }
  await tx.done;
  tellChange("queued");
}

function waitingAgain(row: QueueRow): QueueRow {
  return { ...row, state: "waiting", refusal: null, freshAtMs: freshNow(), settledAtMs: null };
}

/**
 * Sends a refused event in other words. The server has taken nothing under its id, so it keeps it.
 * Whatever is not refused stays as it is.
 */
export async function mendQueued(
  id: string,
  mended: Partial<Pick<LoggedEvent, "occurredAtMs" | "precision" | "lateReason" | "said">>,
): Promise<void> {
  const tx = (await logDatabase()).transaction("queue", "readwrite", durable);
  const row = await tx.store.index("byId").get(id);
  if (row?.state === "refused") {
    await tx.store.put({ ...waitingAgain(row), event: { ...row.event, ...mended } });
  }
  await tx.done;
  tellChange("queued");
}

/**
 * Takes off the phone what is settled without success: a refused event, which the server has not
 * taken, or a conflict, which it has kept; and files that it refused. Nothing that waits.
 */
export async function discardQueued(id: string): Promise<void> {
  const tx = (await logDatabase()).transaction(["queue", "files"], "readwrite", durable);
  const queue = tx.objectStore("queue");
  const row = await queue.index("byId").get(id);
  const isRefused = row?.state === "refused";
  const files = tx.objectStore("files");
  for (const file of await files.index("byEvent").getAll(id)) {
    if (isRefused || file.refusal !== null) await files.delete(file.id);
  }
  if (row?.order !== undefined) {
    if (isRefused) await queue.delete(row.order);
    // Its photos may still be on their way: then it is shown as what it is to the server.
    else if (row.state === "conflict") await queue.put({ ...row, state: "sent", refusal: null });
  }
  await tx.done;
  tellChange("queued");
}
