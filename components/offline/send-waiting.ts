import { tellChange } from "#components/offline/changes.ts";
import { type FileRow, logDatabase, type QueueRow } from "#components/offline/log-database.ts";
import { nextBatch } from "#components/offline/plan-sending.ts";
import { FAILED, type Halt, sendEvents, sendFile } from "#components/offline/send-requests.ts";
import {
  beginSending,
  readQueue,
  refuse,
  removeOld,
  retryFailed,
  settle,
  waitAgain,
} from "#components/offline/settle.ts";
import { readDeviceId, readPerson } from "#components/offline/whose.ts";

const LOCK = "zhunda-log-sending";

let isAwaited = false;

/** At so many events a server may fail in one run; at more it is taken to fail at all of them. */
const MAX_FAILED = 3;

/**
 * Sends whatever waits of who is at this phone, one page or worker of the browser at a time: events in
 * their order, then files of events that the server has. Resolves to what kept the rest from being
 * sent, `failing` where the server failed at single ones, to be asked again, or null where nothing did.
 */
export async function sendWaiting(): Promise<Halt | "failing" | null> {
  // One that waits for its turn will find what this one would.
  if (isAwaited) return null;
  isAwaited = true;
  return navigator.locks.request(LOCK, async () => {
    isAwaited = false;
    const personId = await readPerson();
    if (personId === null) return null;
    const halt = await sendAll(personId);
    if ((await readPerson()) !== personId) return null;
    await keepHalt(halt);
    if (halt === null) await removeOld(Date.now());
    return halt ?? ((await readQueue(personId)).some(isFailed) ? "failing" : null);
  });
}

function isFailed({ state, refusal }: QueueRow): boolean {
  return state === "refused" && refusal?.why === FAILED;
}

async function sendAll(personId: string): Promise<Halt | null> {
  const begunAtMs = Date.now();
  await retryFailed(await readQueue(personId), begunAtMs);
  while ((await readPerson()) === personId) {
    const rows = await readQueue(personId);
    const failed = rows.filter((row) => isFailed(row) && (row.settledAtMs ?? 0) >= begunAtMs);
    if (failed.length >= MAX_FAILED) return "unreachable";
    const batch = nextBatch(rows, Date.now());
    if (batch !== null) {
      const halt = await sendBatch(personId, batch.mode, batch.rows);
      if (halt !== null) return halt;
      continue;
    }
    const next = await nextFile(rows);
    if (next === null) return null;
    const halt = await sendOneFile(next.file, next.row);
    if (halt !== null) return halt;
  }
  return null;
}

async function sendBatch(
  personId: string,
  mode: "form" | "queue",
  rows: readonly QueueRow[],
): Promise<Halt | null> {
  const begun = await beginSending(rows);
  if (begun.length === 0) return null;
  const answer = await sendEvents(personId, await readDeviceId(), mode, begun);
  switch (answer.kind) {
    case "answered": {
      const { results, skewMs } = answer.value;
      await settle(begun, results, Date.now());
      await (await logDatabase()).put("meta", skewMs, "skewMs");
      const answered = new Set(results.map(({ id }) => id));
      // A server that forgets one of them would be asked about it without end.
      return begun.every(({ id }) => answered.has(id)) ? null : "unreachable";
    }
    case "halted":
      await waitAgain(begun);
      return answer.halt;
    case "failed":
      // It may pass. What fails again and again must not hold up what it is sent with.
      if (begun.some(({ attempts }) => attempts < 2)) {
        await waitAgain(begun);
        return "unreachable";
      }
      return refuseOneByOne(personId, mode, begun, answer);
    case "refused":
      return refuseOneByOne(personId, mode, begun, answer);
  }
}

/** One that the server cannot read, or fails at, must not hold up those that it came with. */
async function refuseOneByOne(
  personId: string,
  mode: "form" | "queue",
  rows: readonly QueueRow[],
  { refusal }: { readonly refusal: Parameters<typeof refuse>[1] },
): Promise<Halt | null> {
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) {
    await refuse(only, refusal, Date.now());
    return null;
  }
  for (const row of rows) {
    const halt = await sendBatch(personId, mode, [row]);
    if (halt !== null) return halt;
    const isRefused = (await readQueue(personId)).some(
      ({ id, state }) => id === row.id && state === "refused",
    );
    // What follows is planned anew: it may have to wait behind this one.
    if (isRefused) break;
  }
  await waitAgain(rows);
  return null;
}

/** A file that may go: the server has its event. */
async function nextFile(
  rows: readonly QueueRow[],
): Promise<{ file: FileRow; row: QueueRow } | null> {
  const database = await logDatabase();
  for (const row of rows) {
    if (row.state !== "sent" && row.state !== "conflict") continue;
    const files = await database.getAllFromIndex("files", "byEvent", row.id);
    const file = files.find(({ refusal }) => refusal === null);
    if (file !== undefined) return { file, row };
  }
  return null;
}

async function sendOneFile(file: FileRow, row: QueueRow): Promise<Halt | null> {
  const answer = await sendFile(file, row);
  if (answer.kind === "halted") return answer.halt;
  if (answer.kind === "failed") return "unreachable";
  const tx = (await logDatabase()).transaction("files", "readwrite", { durability: "strict" });
  if (answer.kind === "answered") await tx.store.delete(file.id);
  else await tx.store.put({ ...file, refusal: answer.refusal });
  await tx.done;
  tellChange("changed");
  return null;
}

/** Keeps why nothing more can be sent, and when all of it was. */
async function keepHalt(halt: Halt | null): Promise<void> {
  const tx = (await logDatabase()).transaction("meta", "readwrite");
  await (halt === null ? tx.store.delete("halt") : tx.store.put(halt, "halt"));
  if (halt === null) await tx.store.put(Date.now(), "lastSyncAtMs");
  await tx.done;
  tellChange("changed");
}
