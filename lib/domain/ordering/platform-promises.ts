import { placeOf } from "#lib/domain/geo/cities.ts";
import { distanceKm, type Place } from "#lib/domain/geo/distance.ts";
import type { PlatformPromise } from "#lib/domain/ordering/fulfilment.ts";
import { nextPromiseChange } from "#lib/domain/ordering/promise-change.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";

const MINUTE_MS = 60_000;

/** Where something is: of its own coordinates, else its city's. */
type Located = {
  readonly city: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

export type OrderingPlatform = Located & {
  readonly id: string;
  readonly lateEntryMinutes: number;
};

/** For whom, to where, and when: accepted at a call that is entered later, or both at one instant. */
export type Acceptance = {
  readonly dealerId: string;
  readonly site: Located;
  readonly acceptedAtMs: number;
  readonly enteredAtMs: number;
};

/**
 * What each platform would promise. The service class is `local` in the platform's own city and
 * `intercity` elsewhere; a platform that no longer takes a call of so long ago promises nothing.
 */
export function platformPromises(
  book: PolicyBook,
  { dealerId, site, acceptedAtMs, enteredAtMs }: Acceptance,
  platforms: readonly OrderingPlatform[],
): PlatformPromise[] {
  const sitePlace = placeIn(site);
  return platforms.map((platform) => {
    const place = placeIn(platform);
    const serviceClass = isSameCity(platform.city, site.city) ? "local" : "intercity";
    const service = { platformId: platform.id, serviceClass, dealerId };
    const isInTime = enteredAtMs - acceptedAtMs <= platform.lateEntryMinutes * MINUTE_MS;
    const promise = isInTime ? book.promise(service, acceptedAtMs) : null;
    const policy = promise && book.policyOf(promise.policyVersionId, promise.calendarVersionId);
    const change =
      promise && policy
        ? nextPromiseChange(policy, acceptedAtMs, {
            startsAt: promise.startsAtMs,
            dueAt: promise.dueAtMs,
            dueOn: promise.dueOn,
          })
        : null;
    return {
      platformId: platform.id,
      serviceClass,
      distanceKm: place && sitePlace ? Math.round(distanceKm(place, sitePlace)) : null,
      promise,
      rule: policy?.rule ?? null,
      orderByMs: change?.atMs ?? null,
      laterDueAtMs: change?.dueAtMs ?? null,
    };
  });
}

function placeIn({ city, latitude, longitude }: Located): Place | null {
  if (latitude !== null && longitude !== null) return { latitude, longitude };
  return city === null ? null : placeOf(city);
}

/** 沈阳 and 沈阳市 are one city. */
function isSameCity(a: string | null, b: string | null): boolean {
  const [one, other] = [a, b].map((city) => city?.normalize("NFKC").trim().replace(/市$/, ""));
  return one !== undefined && one !== "" && one === other;
}
