import pg from "pg";
import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { OUTBOX_CHANNEL, relayKey } from "#lib/data/outbox-relay.ts";
import { type CutTold, cutTold, findToldEdges, listTold, type Told } from "#lib/data/told.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** So many messages are kept in memory for streams that are close behind; others ask the database. */
const KEPT = 2_000;
/** How often it is asked whether a relay is at work, and whether anything was missed. */
const watchMs = 5_000;
const retriesMs = [250, 1_000, 4_000, 10_000];

/** What was told to this process, for all streams that it has open. */
export type OutboxHub = {
  /** Whether what happens is told at once: we are connected, and a relay is at work. */
  isLive(): boolean;
  /** Changes with everything new, `isLive` included; see `change`. */
  turn(): number;
  /** Waits until the turn is another one, at most so long or until the signal. */
  change(turn: number, signal: AbortSignal, timeoutMs: number): Promise<void>;
  /**
   * Where a stream begins that was told all up to `since`: right there while nothing after it is
   * removed, else, and where it was told nothing, at the end and with `missed`.
   */
  begin(since: number | null): Promise<{ cursor: number; missed: boolean }>;
  /** What a viewer is told after a number, and up to which that is; null where there is no more. */
  after(scope: Scope, cursor: number): Promise<(CutTold & { cursor: number }) | null>;
  close(): Promise<void>;
};

/** Opens a hub: one connection that listens and is made anew when it breaks. */
export function openHub(): OutboxHub {
  const news = makeNews();
  const ended = new AbortController();
  const running = listen(news, ended.signal);
  return {
    isLive: () => news.isLive,
    turn: () => news.turn,
    async change(turn, signal, timeoutMs) {
      if (news.turn !== turn) return;
      await pause(timeoutMs, signal, news.waiting);
    },
    async begin(since) {
      const { first, last } = await findToldEdges();
      const isKept = since !== null && since + 1 >= first && since <= last;
      return isKept ? { cursor: since, missed: false } : { cursor: last, missed: true };
    },
    async after(scope, cursor) {
      const told = cursor >= news.keptAfter ? keptSince(news, cursor) : await listTold(cursor);
      const last = told.at(-1);
      return last ? { ...cutTold(scope, told), cursor: last.seq } : null;
    },
    async close() {
      ended.abort();
      await running;
    },
  };
}

const holder: { zhundaHub?: OutboxHub } = globalThis as never;

/** The one hub of this process; opened for the first stream. */
export function outboxHub(): OutboxHub {
  holder.zhundaHub ??= openHub();
  return holder.zhundaHub;
}

type News = {
  kept: Told[];
  /** All after this number, up to `last`, is kept; infinite until the end is known. */
  keptAfter: number;
  last: number;
  isLive: boolean;
  turn: number;
  readonly waiting: Set<() => void>;
};

function makeNews(): News {
  return { kept: [], keptAfter: Infinity, last: 0, isLive: false, turn: 0, waiting: new Set() };
}

function keptSince({ kept }: News, cursor: number): Told[] {
  return kept.slice(kept.findLastIndex(({ seq }) => seq <= cursor) + 1);
}

function tell(news: News): void {
  news.turn += 1;
  for (const wake of [...news.waiting]) wake();
}

function setLive(news: News, isLive: boolean): void {
  if (news.isLive === isLive) return;
  news.isLive = isLive;
  tell(news);
}

/** Reads what is new; before the first time all that there is counts as known. */
async function readNews(news: News): Promise<void> {
  if (news.keptAfter === Infinity) {
    news.last = (await findToldEdges()).last;
    news.keptAfter = news.last;
  }
  for (;;) {
    const told = await listTold(news.last);
    const last = told.at(-1);
    if (!last) return;
    news.last = last.seq;
    const kept = [...news.kept, ...told];
    news.keptAfter = kept.at(-KEPT - 1)?.seq ?? news.keptAfter;
    news.kept = kept.slice(-KEPT);
    tell(news);
  }
}

const relaySchema = z.array(z.object({ there: z.boolean() })).length(1);

const isRelayThere = `
  SELECT EXISTS (
    SELECT 1 FROM pg_locks
    WHERE locktype = 'advisory' AND granted AND classid = $1::oid
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS there`;

async function listen(news: News, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; failures += 1) {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
    const broken = new AbortController();
    const until = AbortSignal.any([signal, broken.signal]);
    const isNew = untilRead(() => readNews(news));
    client.on("error", () => broken.abort());
    client.on("end", () => broken.abort());
    client.on("notification", () => isNew().catch(() => broken.abort()));
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      while (!until.aborted) {
        await isNew();
        const { rows } = await client.query(isRelayThere, [relayKey]);
        setLive(news, relaySchema.parse(rows)[0]?.there ?? false);
        failures = 0;
        await pause(watchMs, until);
      }
    } catch (error) {
      log.warn({ err: error }, "cannot listen to the outbox");
    }
    setLive(news, false);
    await client.end().catch(() => undefined);
    await pause(retriesMs[Math.min(failures, retriesMs.length - 1)] ?? 0, signal);
  }
}

/** Runs `read` one at a time; asked while it runs, it runs once more. */
function untilRead(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let isAsked = false;
  const run = async () => {
    do {
      isAsked = false;
      await read();
    } while (isAsked);
  };
  return () => {
    isAsked = true;
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}

/** Waits so long, until the signal, or to be woken by one of those that wait. */
async function pause(ms: number, signal: AbortSignal, waiting?: Set<() => void>): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = () => resolve();
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end);
  waiting?.add(end);
  await promise;
  waiting?.delete(end);
  signal.removeEventListener("abort", end);
  clearTimeout(timer);
}
