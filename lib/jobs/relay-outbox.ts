import { setTimeout as sleep } from "node:timers/promises";
import { operatorScope } from "#lib/auth/scope.ts";
import { type OutboxRelay, openRelay } from "#lib/data/outbox-relay.ts";
import { log } from "#lib/log.ts";

const scope = operatorScope("shipments:read");

/** What happens is to be seen within a second; an empty look costs one step into an empty index. */
const pollMs = 150;
const retryMs = 500;

/** Numbers and tells what is in the outbox until the signal; its connection is made anew when it breaks. */
export async function relayOutbox(signal: AbortSignal): Promise<void> {
  const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    let relay: OutboxRelay | undefined;
    try {
      relay = await openRelay(scope);
      while (!signal.aborted) {
        const told = await relay.number();
        if (told !== relay.batch) await pause(told === null ? retryMs : pollMs);
      }
    } catch (error) {
      log.warn({ err: error }, "the outbox cannot be relayed");
      await pause(retryMs);
    } finally {
      await relay?.close().catch(() => undefined);
    }
  }
}
