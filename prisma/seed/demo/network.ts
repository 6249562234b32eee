import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import type { CompiledPolicy, PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
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

export type DemoCalendarVersion = Pick<PolicyInput, "windows" | "exceptions"> & {
  readonly id: string;
  readonly platformId: string;
  readonly effectiveFromMs: number;
};

export type DemoPolicyVersion = {
  readonly id: string;
  readonly platformId: string;
  readonly serviceClass: ServiceClass;
  readonly effectiveFromMs: number;
  readonly rule: RuleInput;
  readonly cutoffMinutes: number;
  readonly transitMinutes: number;
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

const NINE_TO_SEVEN = [["09:00", "19:00"]] as const;
const everyDay: PolicyInput["windows"] = {
  mon: NINE_TO_SEVEN,
  tue: NINE_TO_SEVEN,
  wed: NINE_TO_SEVEN,
  thu: NINE_TO_SEVEN,
  fri: NINE_TO_SEVEN,
  sat: NINE_TO_SEVEN,
  sun: NINE_TO_SEVEN,
};

export const calendarVersions: readonly DemoCalendarVersion[] = platforms.map(({ id }) => ({
  id: newId(),
  platformId: id,
  effectiveFromMs: FOUNDED_AT_MS,
  windows: everyDay,
  exceptions: {},
}));

const within = (budgetMinutes: number): RuleInput => ({
  kind: "within",
  budgetMinutes,
  afterClose: "run",
});
const nextDay: RuleInput = { kind: "by", days: 1, dayKind: "calendar", time: "17:00" };

/** Each platform keeps the standard of 7×10×2; Chengdu came down to it from 150 minutes in March 2026. */
export const policyVersions: readonly DemoPolicyVersion[] = platforms.flatMap(({ id, city }) => {
  const version = { platformId: id, cutoffMinutes: 0, effectiveFromMs: FOUNDED_AT_MS };
  const local = { ...version, serviceClass: "local" as const, transitMinutes: 30 };
  const intercity = { ...version, serviceClass: "intercity" as const, transitMinutes: 720 };
  const locals =
    city === "成都"
      ? [
          { ...local, id: newId(), rule: within(150) },
          { ...local, id: newId(), rule: within(120), effectiveFromMs: chinaAt("2026-03-01") },
        ]
      : [{ ...local, id: newId(), rule: within(120) }];
  return [...locals, { ...intercity, id: newId(), rule: nextDay }];
});

export type VersionInForce = {
  readonly policy: DemoPolicyVersion;
  readonly calendar: DemoCalendarVersion;
  readonly compiled: CompiledPolicy;
};

const inForce = policyVersions.map((policy): VersionInForce => {
  const calendar = found(calendarVersions.find((other) => other.platformId === policy.platformId));
  const zone = found(platforms.find(({ id }) => id === policy.platformId)).zone;
  const compiled = definePolicy({ ...calendar, ...policy, zone });
  if (!compiled.ok) throw new Error(`demo policy refused: ${compiled.refusal.code}`);
  return { policy, calendar, compiled: compiled.value };
});

/** The version that rules an acceptance: the latest that was effective at it. */
export function versionAt(
  platformId: string,
  serviceClass: ServiceClass,
  acceptedAtMs: number,
): VersionInForce {
  return found(
    inForce.findLast(
      ({ policy }) =>
        policy.platformId === platformId &&
        policy.serviceClass === serviceClass &&
        policy.effectiveFromMs <= acceptedAtMs,
    ),
  );
}

function found<T>(item: T | undefined): T {
  if (item === undefined) throw new Error("the demo's network names something it does not have");
  return item;
}
