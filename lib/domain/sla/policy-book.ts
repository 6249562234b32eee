import { definePolicy } from "#lib/domain/sla/define-policy.ts";
import { explainPromise } from "#lib/domain/sla/explain.ts";
import type { CompiledPolicy, PolicyInput, RuleInput } from "#lib/domain/sla/policy.ts";
import { computePromise } from "#lib/domain/sla/promise.ts";
import type { Step } from "#lib/domain/sla/steps.ts";

/** Opening hours of a platform from an instant on (epoch milliseconds). */
export type CalendarVersion = {
  readonly id: string;
  readonly platformId: string;
  readonly effectiveFromMs: number;
  readonly windows: PolicyInput["windows"];
  readonly exceptions: PolicyInput["exceptions"];
};

/** The rule of a platform × service class (of one dealer where `dealerId` is set) from an instant on. */
export type PolicyVersion = {
  readonly id: string;
  readonly platformId: string;
  readonly serviceClass: string;
  readonly dealerId: string | null;
  readonly effectiveFromMs: number;
  readonly rule: RuleInput;
  readonly cutoffMinutes: number;
  readonly transitMinutes: number | null;
};

export type BookPlatform = { readonly id: string; readonly zone: string };

/** Who is served by whom under which class; picks the policy. */
export type Service = {
  readonly platformId: string;
  readonly serviceClass: string;
  readonly dealerId: string | null;
};

/** A policy ready to compute with, and what it is made of. */
export type PolicyInForce = {
  readonly version: PolicyVersion;
  readonly calendar: CalendarVersion;
  readonly policy: CompiledPolicy;
};

/** A promise with the versions it was made under; instants are epoch milliseconds. */
export type BookedPromise = {
  readonly startsAtMs: number;
  readonly dueAtMs: number;
  readonly dueOn: string;
  readonly policyVersionId: string;
  readonly calendarVersionId: string;
  readonly transitMinutes: number | null;
  readonly steps: readonly Step[];
};

/**
 * All policy and calendar versions, ready to promise with. A version applies to acceptances from its
 * instant on; a dealer's own policy goes before the platform's.
 */
export class PolicyBook {
  readonly #zones: ReadonlyMap<string, string>;
  readonly #calendars: ReadonlyMap<string, readonly CalendarVersion[]>;
  readonly #policies: ReadonlyMap<string, readonly PolicyVersion[]>;
  readonly #compiled = new Map<string, CompiledPolicy | null>();

  constructor(
    platforms: readonly BookPlatform[],
    calendars: readonly CalendarVersion[],
    policies: readonly PolicyVersion[],
  ) {
    this.#zones = new Map(platforms.map(({ id, zone }) => [id, zone]));
    this.#calendars = newestFirst(calendars, (calendar) => calendar.platformId);
    this.#policies = newestFirst(policies, serviceKey);
  }

  /** The promise of an acceptance; null where no policy applies or none can be kept within 400 days. */
  promise(service: Service, acceptedAtMs: number): BookedPromise | null {
    const found = this.inForce(service, acceptedAtMs);
    if (!found) return null;
    const { version, calendar, policy } = found;
    const promise = computePromise(policy, acceptedAtMs);
    if (!promise.ok) return null;
    return {
      startsAtMs: promise.value.startsAt,
      dueAtMs: promise.value.dueAt,
      dueOn: promise.value.dueOn,
      policyVersionId: version.id,
      calendarVersionId: calendar.id,
      transitMinutes: version.transitMinutes,
      steps: explainPromise(policy, acceptedAtMs, promise.value),
    };
  }

  /** The policy that an acceptance at an instant falls under, with its versions; null where none applies. */
  inForce(service: Service, acceptedAtMs: number): PolicyInForce | null {
    const version = this.#versionAt(service, acceptedAtMs);
    const calendar = this.#calendars
      .get(service.platformId)
      ?.find(({ effectiveFromMs }) => effectiveFromMs <= acceptedAtMs);
    const policy = version && calendar ? this.#compile(version, calendar) : null;
    return version && calendar && policy ? { version, calendar, policy } : null;
  }

  /** The compiled policy behind a promise, by its version ids; null for a promise without any. */
  policyOf(
    policyVersionId: string | null,
    calendarVersionId: string | null,
  ): CompiledPolicy | null {
    const version = [...this.#policies.values()].flat().find(({ id }) => id === policyVersionId);
    const calendar = [...this.#calendars.values()]
      .flat()
      .find(({ id }) => id === calendarVersionId);
    return version && calendar ? this.#compile(version, calendar) : null;
  }

  #versionAt(service: Service, acceptedAtMs: number): PolicyVersion | undefined {
    const applies = ({ effectiveFromMs }: PolicyVersion) => effectiveFromMs <= acceptedAtMs;
    const own = this.#policies.get(serviceKey(service))?.find(applies);
    return own ?? this.#policies.get(serviceKey({ ...service, dealerId: null }))?.find(applies);
  }

  #compile(version: PolicyVersion, calendar: CalendarVersion): CompiledPolicy | null {
    const key = `${version.id} ${calendar.id}`;
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const zone = this.#zones.get(version.platformId);
    const defined = definePolicy({
      zone: zone ?? "",
      windows: calendar.windows,
      exceptions: calendar.exceptions,
      cutoffMinutes: version.cutoffMinutes,
      rule: version.rule,
    });
    const policy = defined.ok ? defined.value : null;
    this.#compiled.set(key, policy);
    return policy;
  }
}

function serviceKey({ platformId, serviceClass, dealerId }: Service): string {
  return `${platformId} ${dealerId ?? ""} ${serviceClass}`;
}

function newestFirst<Version extends { readonly effectiveFromMs: number }>(
  versions: readonly Version[],
  keyOf: (version: Version) => string,
): Map<string, Version[]> {
  const byKey = Map.groupBy(
    [...versions].sort((a, b) => b.effectiveFromMs - a.effectiveFromMs),
    keyOf,
  );
  return byKey;
}
