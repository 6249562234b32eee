import { chinaAt, chinaClock, dayNumber } from "#prisma/seed/demo/china-time.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import type { Cause } from "#prisma/seed/demo/stories.ts";

/** The day on which a typhoon closes Guangzhou's roads from the morning. */
const TYPHOON_DATE = "2026-07-21";
const typhoonDay = dayNumber(TYPHOON_DATE);
const roadsOpenAtMs = chinaAt("2026-07-22", "10:00:00");

/** What was to arrive in or leave Guangzhou that day waits for the next morning. */
export function typhoon({ platform, promise }: Draft): Cause | null {
  const due = chinaClock(promise.dueAtMs);
  if (platform !== "广州" || due.day !== typhoonDay || due.hour < 10) return null;
  return {
    missRate: 0.85,
    reason: "typhoon",
    lateMinutes: (rng) => (roadsOpenAtMs - promise.dueAtMs) / 60_000 + 240 * rng.next(),
  };
}
