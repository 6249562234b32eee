import { setTimeout as sleep } from "node:timers/promises";
import { operatorScope } from "#lib/auth/scope.ts";
import { type AlarmPost, sendAlarms } from "#lib/jobs/send-alarms.ts";
import { log } from "#lib/log.ts";
import { watchAlarms } from "#lib/operations/watch-alarms.ts";

const everyMs = 15_000;

/**
 * Watches until it is told to end. Every worker does: the first to look does it for all, and what it
 * misses is seen the next time. Watching comes before sending, so that nothing is told that has passed.
 */
export async function keepAlarmWatch(
  clock: () => Date,
  post: AlarmPost,
  signal: AbortSignal,
): Promise<void> {
  const scope = operatorScope("alarms:read");
  while (!signal.aborted) {
    try {
      const watched = await watchAlarms(scope, clock());
      if (watched !== null && watched.raised > 0) log.info(watched, "alarms");
      await sendAlarms(scope, clock, post, signal);
    } catch (error) {
      log.warn({ err: error }, "cannot watch for alarms");
    }
    await sleep(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
