import { chinaClock, chinaMs, HOUR_MS, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import { CHENGDU_FASTER_FROM_MS, type PlatformCity } from "#prisma/seed/demo/network.ts";
import type { Cause } from "#prisma/seed/demo/stories.ts";
import type { Rng } from "#prisma/seed/rng.ts";

/** Median minutes from start to door of a platform's own riders. */
const medianMinutes: Record<PlatformCity, number> = {
  北京: 76,
  上海: 70,
  广州: 73,
  成都: 81,
  西安: 86,
  沈阳: 88,
};
const SPREAD = 0.24;
/** Chengdu's riders took their time while they were given 150 minutes. */
const SLOW_CHENGDU = 1.2;

/** When goods that keep the promise are delivered: a whole minute before due. */
export function keptAt(draft: Draft, rng: Rng): number {
  return wholeMinute(draft.serviceClass === "local" ? localKept(draft, rng) : onDueDay(draft, rng));
}

/** When goods that miss it are: at least a minute after due, and not in the night. */
export function missedAt({ promise, serviceClass }: Draft, cause: Cause, rng: Rng): number {
  const lateMinutes = Math.min(1_440, Math.max(1, cause.lateMinutes(rng)));
  const atMs = promise.dueAtMs + lateMinutes * MINUTE_MS;
  const { day, hour } = chinaClock(atMs);
  const nightFrom = serviceClass === "local" ? 23 : 20;
  if (hour >= 9 && hour < nightFrom) return wholeMinute(atMs);
  const morning = chinaMs(hour < 9 ? day : day + 1, 9 * HOUR_MS);
  return wholeMinute(morning + rng.int(10, 240) * MINUTE_MS);
}

/** Seconds are not known of what people enter by hand. */
export function wholeMinute(atMs: number): number {
  return Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
}

function localKept({ platform, promise }: Draft, rng: Rng): number {
  const { startsAtMs, dueAtMs } = promise;
  const slow = platform === "成都" && startsAtMs < CHENGDU_FASTER_FROM_MS ? SLOW_CHENGDU : 1;
  const longest = (dueAtMs - startsAtMs) / MINUTE_MS - 1;
  let minutes = 0;
  do {
    minutes = medianMinutes[platform] * slow * Math.exp(SPREAD * rng.normal());
  } while (minutes > longest || minutes < 20);
  return startsAtMs + minutes * MINUTE_MS;
}

/** Vans that drove through the night unload from 09:20 to 16:50, most of them around one o'clock. */
function onDueDay({ promise }: Draft, rng: Rng): number {
  const minutes = 560 + 225 * (rng.next() + rng.next());
  return chinaMs(chinaClock(promise.dueAtMs).day, minutes * MINUTE_MS);
}
