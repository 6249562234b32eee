import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { LOG_DATABASE } from "#components/offline/has-log.ts";
import type { LogDay } from "#lib/contracts/log-day.ts";
import type { LoggedEvent } from "#lib/contracts/log-event.ts";

/** What may become of an event on its way, or of a file. */
export type QueueState = "waiting" | "sending" | "sent" | "conflict" | "refused";

/**
 * Why something was not taken: what the server says of an event (LogRefusal, or one that a later
 * version knows), `conflict` (kept, without effect), or `invalid` (it could not read it), `too_large` (a file), `failed` (it is tried again), or `not_taken`, with the
 * status, where it gave no reason.
 */
export type QueueRefusal = {
  readonly why: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** An event as it lies on the phone, until some days after it was sent. */
export type QueueRow = {
  /** Its place in what was entered on this phone; given by the database. */
  readonly order?: number;
  readonly id: string;
  readonly personId: string;
  readonly event: LoggedEvent;
  /** What people call the shipment. */
  readonly shipmentLabel: string;
  readonly state: QueueState;
  readonly refusal: QueueRefusal | null;
  /** How often its sending has begun: after the first, the server may know it already. */
  readonly attempts: number;
  /** When somebody last touched it while there was a network, so that they wait for the answer. */
  readonly freshAtMs: number | null;
  /** When its answer came. */
  readonly settledAtMs: number | null;
};

export type FileKind = "photo" | "signature";

/** A photo or a signature of an event; gone from the phone once it was sent. */
export type FileRow = {
  readonly id: string;
  readonly eventId: string;
  readonly personId: string;
  readonly kind: FileKind;
  readonly blob: Blob;
  readonly refusal: QueueRefusal | null;
};

type DayRow = {
  readonly personId: string;
  readonly day: LogDay;
  readonly savedAtMs: number;
  readonly etag: string | null;
};

type DraftRow = {
  /** Whose, and of what. */
  readonly key: readonly [personId: string, subject: string];
  readonly draft: unknown;
};

interface LogDatabaseSchema extends DBSchema {
  queue: {
    key: number;
    value: QueueRow;
    indexes: { byId: string; byPerson: string };
  };
  files: {
    key: string;
    value: FileRow;
    indexes: { byEvent: string; byPerson: string };
  };
  day: { key: string; value: DayRow };
  drafts: { key: [string, string]; value: DraftRow };
  meta: { key: string; value: string | number };
}

export type LogDatabase = IDBPDatabase<LogDatabaseSchema>;

// A later version adds an `if (oldVersion < …)` and never takes away what an older one may have left
// unsent: a phone may come from any of them.
const VERSION = 1;

let opening: Promise<LogDatabase> | null = null;

/** The phone's own database of the log, opened once in every page and worker. */
export function logDatabase(): Promise<LogDatabase> {
  opening ??= open().catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

function open(): Promise<LogDatabase> {
  return openDB<LogDatabaseSchema>(LOG_DATABASE, VERSION, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        const queue = database.createObjectStore("queue", {
          keyPath: "order",
          autoIncrement: true,
        });
        queue.createIndex("byId", "id", { unique: true });
        queue.createIndex("byPerson", "personId");
        const files = database.createObjectStore("files", { keyPath: "id" });
        files.createIndex("byEvent", "eventId");
        files.createIndex("byPerson", "personId");
        database.createObjectStore("day", { keyPath: "personId" });
        database.createObjectStore("drafts", { keyPath: "key" });
        database.createObjectStore("meta");
      }
    },
    // A page of an older version makes way for that of a newer one, and opens anew when it is asked.
    blocking(_current, _blocked, event) {
      opening = null;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated() {
      opening = null;
    },
  });
}
