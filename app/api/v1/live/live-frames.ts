import { isDeepStrictEqual } from "node:util";
import { can } from "#lib/auth/permissions.ts";
import { type Actor, actorScope, type Scope } from "#lib/auth/scope.ts";
import type { WatchedSession } from "#lib/auth/watched-session.ts";
import {
  type LiveShipments,
  type LiveState,
  type LiveTopic,
  PING_MS,
} from "#lib/contracts/live.ts";
import type { OutboxHub } from "#lib/data/outbox-hub.ts";
import { frame } from "#lib/http/event-stream.ts";

/** After how long a reader comes back that was cut. */
const RETRY_MS = 2_000;
/** How old what is known of the session may be when something is told, and when nothing is. */
const FRESH_MS = 5_000;
const STALE_MS = 30_000;
/** How long a stream waits to hear whether what happens is told. */
const FIRST_LOOK_MS = 1_000;

export type LiveStream = {
  readonly hub: OutboxHub;
  readonly session: WatchedSession;
  readonly topics: readonly LiveTopic[];
  /** The number up to which the reader was told all; null = it begins. */
  readonly since: number | null;
};

/**
 * The events of a stream: `state` first and as its pulse, `reset` where all must be read anew,
 * `shipments`, `inbox`, and at last `signed-out` where the session ended or its role changed.
 */
export async function* liveFrames(
  { hub, session, topics, since }: LiveStream,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  let { actor } = session;
  let lookedAtMs = performance.now();
  let saidAtMs = Number.NEGATIVE_INFINITY;
  let saidLive: boolean | null = null;
  const { cursor: begun, missed } = await hub.begin(since);
  let cursor = begun;
  yield `retry: ${RETRY_MS}\n\n`;
  if (missed) yield frame("reset", cursor, {});
  // The first stream of a process comes before it is known.
  if (!hub.isLive()) await hub.change(hub.turn(), signal, FIRST_LOOK_MS);
  while (!signal.aborted) {
    const turn = hub.turn();
    const told = await hub.after(scopeOf(actor), cursor);
    if (performance.now() - lookedAtMs > (told ? FRESH_MS : STALE_MS)) {
      const present = await session.look();
      lookedAtMs = performance.now();
      if (present === null || present.id !== actor.id || present.role !== actor.role) {
        yield frame("signed-out", cursor, {});
        return;
      }
      const isMoved = !isDeepStrictEqual(present.reach, actor.reach);
      actor = present;
      if (isMoved) {
        yield frame("reset", cursor, {});
        continue;
      }
    }
    if (told) {
      cursor = told.cursor;
      const { keys, hasNotice } = told;
      if (keys.length > 0 && topics.includes("board")) {
        yield frame("shipments", cursor, { keys } satisfies LiveShipments);
      }
      if (hasNotice && topics.includes("inbox")) yield frame("inbox", cursor, {});
      continue;
    }
    const live = hub.isLive();
    if (live !== saidLive || performance.now() - saidAtMs >= PING_MS) {
      yield frame("state", cursor, { live } satisfies LiveState);
      saidLive = live;
      saidAtMs = performance.now();
    }
    await hub.change(turn, signal, saidAtMs + PING_MS - performance.now());
  }
}

/** Whatever the role, it sees the shipments that it reaches. */
function scopeOf(actor: Actor): Scope {
  return actorScope(actor, can(actor.role, "board:read") ? "board:read" : "shipments:read");
}
