import { onChange } from "#components/offline/changes.ts";
import { type KeptDay, readDay } from "#components/offline/day-store.ts";
import { logDatabase } from "#components/offline/log-database.ts";
import {
  countOthers,
  isUnsent,
  listQueued,
  type QueuedItem,
} from "#components/offline/outbox-store.ts";
import { type Halt, haltOf } from "#components/offline/send-requests.ts";
import { readShownPerson } from "#components/offline/whose.ts";

/** All that the phone knows without asking, at one moment. */
export type PhoneState = {
  /** False until it has been read for the first time. */
  readonly isRead: boolean;
  /** Nothing can be kept here, as in a private window of some browsers. */
  readonly storageFails: boolean;
  readonly personId: string | null;
  readonly day: KeptDay | null;
  /** In the order in which they were entered; also those sent in the last days. */
  readonly items: readonly QueuedItem[];
  /** How many are on their way or wait for it, with their files. */
  readonly waiting: number;
  /** How many were not taken, or were kept without effect, and ask for a decision. */
  readonly troubled: number;
  /** How many of other people wait on this phone for them to sign in. */
  readonly ofOthers: number;
  readonly halt: Halt | null;
  readonly skewMs: number | null;
  readonly lastSyncAtMs: number | null;
};

export const unread: PhoneState = {
  isRead: false,
  storageFails: false,
  personId: null,
  day: null,
  items: [],
  waiting: 0,
  troubled: 0,
  ofOthers: 0,
  halt: null,
  skewMs: null,
  lastSyncAtMs: null,
};

async function readState(): Promise<PhoneState> {
  const personId = await readShownPerson();
  const database = await logDatabase();
  const [items, day, ofOthers, halt, skewMs, lastSyncAtMs] = await Promise.all([
    personId === null ? [] : listQueued(personId),
    personId === null ? null : readDay(personId),
    countOthers(personId),
    database.get("meta", "halt"),
    database.get("meta", "skewMs"),
    database.get("meta", "lastSyncAtMs"),
  ]);
  return {
    isRead: true,
    storageFails: false,
    personId,
    day,
    items,
    waiting: items.filter((item) => isUnsent(item) && item.state !== "refused").length,
    troubled: items.filter(isTroubled).length,
    ofOthers,
    halt: haltOf(halt),
    skewMs: typeof skewMs === "number" ? skewMs : null,
    lastSyncAtMs: typeof lastSyncAtMs === "number" ? lastSyncAtMs : null,
  };
}

/** Whether somebody has to decide what becomes of it. */
export function isTroubled({ state, files }: QueuedItem): boolean {
  return (
    state === "refused" || state === "conflict" || files.some(({ refusal }) => refusal !== null)
  );
}

let current = unread;
let isReading = false;
let isStale = false;
const listeners = new Set<() => void>();

/** What was read last. */
export function phoneState(): PhoneState {
  return current;
}

/** Reads it anew after every change, for as long as somebody listens. */
export function watchPhone(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onChange(() => void readAnew());
  void readAnew();
  return () => {
    listeners.delete(listener);
    stop();
  };
}

/** Changes that come while it is being read make one further reading, not one each. */
async function readAnew(): Promise<void> {
  isStale = true;
  if (isReading) return;
  isReading = true;
  while (isStale) {
    isStale = false;
    current = await readState().catch(() => ({ ...unread, isRead: true, storageFails: true }));
    for (const listener of listeners) listener();
  }
  isReading = false;
}
