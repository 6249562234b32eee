import { z } from "zod";
import { tellFailure } from "#app/api/v1/imports/tell.ts";
import { admit, LEAVING } from "#app/api/v1/live/admit.ts";
import { liveFrames } from "#app/api/v1/live/live-frames.ts";
import { requireWatchedSession } from "#lib/auth/watched-session.ts";
import { liveTopics } from "#lib/contracts/live.ts";
import { outboxHub } from "#lib/data/outbox-hub.ts";
import { eventStream } from "#lib/http/event-stream.ts";
import { handle } from "#lib/http/handle.ts";
import { parseInput, queryOf } from "#lib/http/parse-input.ts";

export const dynamic = "force-dynamic";

const seq = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const query = z.strictObject({
  topics: z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(z.enum(liveTopics)))
    .default([...liveTopics]),
  /** The id of the last event that was read, by who cannot send it as Last-Event-ID. */
  since: seq.optional(),
});

/**
 * What happens, as server-sent events, cut to what the viewer reaches: `shipments` that changed,
 * `inbox`, `reset` where all must be read anew, `state`, `signed-out`. It goes on after the event that
 * Last-Event-ID or `since` names.
 */
export const GET = handle(async (request: Request) => {
  const session = await requireWatchedSession();
  const { topics, since } = parseInput(query, queryOf(request));
  const lastId = seq.safeParse(request.headers.get("last-event-id"));
  const from = lastId.success ? lastId.data : (since ?? null);
  return eventStream(async function* (ended) {
    const { leave, forget } = admit(session.actor.id);
    try {
      const stream = { hub: outboxHub(), session, topics, since: from };
      yield* liveFrames(stream, AbortSignal.any([ended, leave]));
      if (leave.aborted) yield LEAVING;
    } finally {
      forget();
    }
  }, request.signal);
}, tellFailure);
