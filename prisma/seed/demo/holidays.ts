import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import type { WindowInput } from "#lib/domain/sla/policy.ts";
import type { CalendarVersion, PolicyVersion } from "#lib/domain/sla/policy-book.ts";
import { chinaAt } from "#prisma/seed/demo/china-time.ts";
import { platformIn, platforms } from "#prisma/seed/demo/network.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

// None of these rules a promise of the demo: its last order was accepted on 31 October 2026.

const rng = rngOf("demo/holidays");

/** When next year's holidays were entered. */
const PLANNED_AT_MS = chinaAt("2026-11-01");

const shorter: readonly WindowInput[] = [["10:00", "16:00"]];
const holidays = {
  "2027-02-05": { windows: shorter, reason: "春节值班（除夕）" },
  "2027-02-06": { windows: shorter, reason: "春节值班" },
  "2027-02-07": { windows: shorter, reason: "春节值班" },
  "2027-10-01": { windows: shorter, reason: "国庆值班" },
};

/** Open on holidays, too, if shorter: next year's hours of every platform. */
export const holidayCalendars: readonly CalendarVersion[] = platforms.map(({ id }) => ({
  id: uuidAt(PLANNED_AT_MS, rng),
  platformId: id,
  effectiveFromMs: PLANNED_AT_MS,
  windows: DEFAULT_WINDOWS,
  exceptions: holidays,
}));

/** Shenyang will bring goods to other cities an hour earlier; it does not apply yet. */
export const plannedPolicies: readonly PolicyVersion[] = DEFAULT_RULES.filter(
  ({ serviceClass }) => serviceClass === "intercity",
).map(({ serviceClass }) => ({
  id: uuidAt(PLANNED_AT_MS, rng),
  platformId: platformIn("沈阳").id,
  serviceClass,
  dealerId: null,
  effectiveFromMs: chinaAt("2030-01-01"),
  rule: { kind: "by", days: 1, dayKind: "calendar", time: "16:00" },
  cutoffMinutes: 0,
  transitMinutes: 720,
}));
