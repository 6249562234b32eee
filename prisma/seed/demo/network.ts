import { DEFAULT_RULES, DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import {
  type CalendarVersion,
  PolicyBook,
  type PolicyVersion,
} from "#lib/domain/sla/policy-book.ts";
import { chinaAt } from "#prisma/seed/demo/china-time.ts";
import { rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** When the demo's reference data was set up: before anything was ordered. */
export const FOUNDED_AT_MS = chinaAt("2025-08-01", "09:00:00");

export type ServiceClass = "local" | "intercity";
type Named = { readonly id: string; readonly name: string };
export type DemoRegion = Named & { readonly target: number | null };
export type DemoPlatform = Named & {
  readonly city: string;
  readonly zone: string;
  readonly regionId: string;
};

const rng = rngOf("demo/network");
const newId = () => uuidAt(FOUNDED_AT_MS, rng);

export const serviceClasses = [
  { code: "local", nameZh: "本地", nameEn: "Local" },
  { code: "intercity", nameZh: "跨城", nameEn: "Intercity" },
] as const;

export const regions: readonly DemoRegion[] = ["华北", "华东", "华南", "西部", "东北"].map(
  (name) => ({ id: newId(), name, target: null }),
);

export const platformCities = ["北京", "上海", "广州", "成都", "西安", "沈阳"] as const;
export type PlatformCity = (typeof platformCities)[number];

const regionOfCity: Record<PlatformCity, string> = {
  北京: "华北",
  上海: "华东",
  广州: "华南",
  成都: "西部",
  西安: "西部",
  沈阳: "东北",
};

const platformByCity = new Map<string, DemoPlatform>(
  platformCities.map((city) => [
    city,
    {
      id: newId(),
      name: `${city}平台`,
      city,
      zone: "Asia/Shanghai",
      regionId: found(regions.find((region) => region.name === regionOfCity[city])).id,
    },
  ]),
);

export const platforms: readonly DemoPlatform[] = [...platformByCity.values()];

export function platformIn(city: PlatformCity): DemoPlatform {
  return found(platformByCity.get(city));
}

export const calendarVersions: readonly CalendarVersion[] = platforms.map(({ id }) => ({
  id: newId(),
  platformId: id,
  effectiveFromMs: FOUNDED_AT_MS,
  windows: DEFAULT_WINDOWS,
  exceptions: {},
}));

/** Vans between cities need half a day; the company's default leaves it open. */
const INTERCITY_TRANSIT_MINUTES = 720;

/** Chengdu promised 150 minutes until it came down to the standard of the network. */
const CHENGDU_BUDGET_MINUTES = 150;
export const CHENGDU_FASTER_FROM_MS = chinaAt("2026-03-01");

/** Every platform keeps the standard 7×10×2, and where it began with another one, that before it. */
export const policyVersions: readonly PolicyVersion[] = platforms.flatMap(({ id, city }) =>
  DEFAULT_RULES.flatMap(({ serviceClass, rule, transitMinutes }) => {
    const standard = {
      id: newId(),
      platformId: id,
      serviceClass,
      dealerId: null,
      effectiveFromMs: FOUNDED_AT_MS,
      rule,
      cutoffMinutes: 0,
      transitMinutes: transitMinutes ?? INTERCITY_TRANSIT_MINUTES,
    };
    if (city !== "成都" || rule.kind !== "within") return [standard];
    const slower = { ...rule, budgetMinutes: CHENGDU_BUDGET_MINUTES };
    return [
      { ...standard, id: newId(), rule: slower },
      { ...standard, effectiveFromMs: CHENGDU_FASTER_FROM_MS },
    ];
  }),
);

export const policyBook = new PolicyBook(platforms, calendarVersions, policyVersions);

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error("the demo's network names something it does not have");
  return item;
}
