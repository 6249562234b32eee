import { v7 as newId } from "uuid";
import { operatorScope } from "#lib/auth/scope.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { disconnect } from "#lib/data/client.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { readEvents } from "#tests/support/read-events.ts";

const scope = operatorScope("shipments:read");
const PER_COMMIT = 50;
const topic = "bench.live";

type LiveBench = {
  readonly url: string;
  readonly cookie: string;
  readonly changes: number;
  readonly burst: number;
};

/** Commits what an event leaves in the outbox; answers the shipments' ids. */
async function commit(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  const shipments = ids.map((id) => ({ dealerId: newId(), id, platformId: newId() }));
  await inSqlTransaction(scope, (tx) => tellShipments(tx, topic, shipments, {}, new Date()));
  return ids;
}

/**
 * Milliseconds from the commit of a change to its arrival on the open stream of somebody who sees the
 * whole company, one after the other at uneven times; then how many a second arrive where many are
 * committed at once, from the first commit to the last arrival.
 */
export async function benchLive({ url, cookie, changes, burst }: LiveBench) {
  const stream = await readEvents(`${url}/api/v1/live?topics=board`, { cookie });
  const state = await stream.next(({ event }) => event === "state");
  if (!state?.data.includes("true"))
    throw new Error(`${url} has no worker that tells what happens`);
  const times: number[] = [];
  for (let i = 0; i < changes; i += 1) {
    const [id = ""] = await commit(1);
    const committedMs = performance.now();
    await stream.next(({ data }) => data.includes(id));
    times.push(performance.now() - committedMs);
    // Else every change would come right after a look of the relay.
    await new Promise((resolve) => setTimeout(resolve, (i * 37) % 190));
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? 0);

  const startedMs = performance.now();
  const sent = (async () => {
    for (let i = 0; i < burst; i += PER_COMMIT) await commit(PER_COMMIT);
  })();
  let arrived = 0;
  while (arrived < burst) {
    const heard = await stream.next(({ event }) => event === "shipments");
    if (heard === null) throw new Error("the stream ended");
    arrived += heard.data.split("shipmentId").length - 1;
  }
  await sent;
  const seconds = (performance.now() - startedMs) / 1000;
  stream.cut();
  await disconnect();
  return {
    bench: "live",
    changes,
    medianMs: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
    burst,
    perSecond: Math.round(burst / seconds),
  };
}
