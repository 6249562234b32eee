import {
  type DemoMoment,
  deliveredTrail,
  type Hint,
  onTheNightVan,
  openTrail,
  overdueTrail,
} from "#lib/domain/demo/demo-trails.ts";
import type { BookedPromise, PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { windowAround } from "#lib/domain/sla/window-around.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A number in [0, 1), the next of a stream. */
export type Draw = () => number;

type DemoPlatform = {
  readonly id: string;
  /** Its orders as a share of the largest platform's. */
  readonly size: number;
  readonly dealers: readonly {
    readonly id: string;
    readonly sites: readonly { readonly id: string; readonly isLocal: boolean }[];
  }[];
  readonly driverIds: readonly string[];
};

type Promised = {
  readonly dealerId: string;
  readonly siteId: string;
  readonly serviceClass: "local" | "intercity";
  readonly acceptedAtMs: number;
  readonly promise: BookedPromise;
};

/** A shipment of the day, as far as it has come. */
export type DemoShipment = Promised & {
  readonly lines: readonly { readonly productId: string; readonly quantity: number }[];
  readonly driverId: string | null;
  readonly moments: readonly DemoMoment[];
};

export type DemoDay = {
  readonly platform: DemoPlatform;
  readonly productIds: readonly string[];
  readonly book: PolicyBook;
  readonly nowMs: number;
  /** Only what is open: the day was begun before. */
  readonly isAgain: boolean;
  readonly draw: Draw;
};

/** Opening hours that an instant lies in, or the last ones before it. */
type Hours = { readonly opensAtMs: number; readonly closesAtMs: number; readonly isOver: boolean };

/** How many of the largest platform's stand where, and with how many minutes left, as on a busy day. */
const OPEN: readonly {
  readonly hint: Hint;
  readonly count: number;
  readonly left: readonly [number, number];
}[] = [
  { hint: "to_pick", count: 9, left: [84, 112] },
  { hint: "to_deliver", count: 9, left: [14, 76] },
  { hint: "not_left", count: 2, left: [26, 40] },
  { hint: "left_late", count: 1, left: [16, 26] },
];
const OVERDUE_MINUTES = [47, 19, 6] as const;
const ORDERS_AN_HOUR = 19;
/** A full day would be as much as the demo has in a week. */
const MAX_HOURS = 5.3;
const VANS = 3;
const MISSED = 0.04;

/**
 * One platform's day in the demo up to an instant: what was delivered since it opened, nearly all of it
 * in time, and what is open now, in every lane of the board. Promises are those of the policies in
 * force. While it is closed there is what came in since, what is on the road for tomorrow, and what
 * the day has left over. Nothing happens after the instant.
 */
export function planDemoDay(day: DemoDay): DemoShipment[] {
  const hours = hoursAt(day, day.nowMs);
  if (hours === null) return [];
  const before = hoursAt(day, hours.opensAtMs - 1);
  const planned = [...openOnes(day, hours), ...vans(day, hours.isOver ? hours : before)];
  if (day.isAgain) return planned;
  return [...deliveredOnes(day, hours), ...overdueOnes(day, hours, before), ...planned];
}

function hoursAt({ platform, book, nowMs }: DemoDay, atMs: number): Hours | null {
  const service = { platformId: platform.id, serviceClass: "local", dealerId: null };
  const calendar = book.inForce(service, nowMs)?.policy.calendar;
  if (!calendar) return null;
  for (let back = 0; back < 14 * 24 * 4; back += 1) {
    const foundAtMs = atMs - back * 15 * MINUTE_MS;
    const { isOpen, opensAtMs, closesAtMs } = windowAround(calendar, foundAtMs);
    if (!isOpen) continue;
    const closes = closesAtMs ?? Number.POSITIVE_INFINITY;
    // One that never closes begins its day ten hours ago.
    const opens = Math.max(opensAtMs ?? 0, Math.min(closes, atMs) - 10 * HOUR_MS);
    return { opensAtMs: opens, closesAtMs: closes, isOver: closes <= nowMs };
  }
  return null;
}

function openOnes(day: DemoDay, hours: Hours): DemoShipment[] {
  return OPEN.flatMap(({ hint, count, left: [from, to] }) =>
    spread(day, sized(day, count)).flatMap((share, index) => {
      const leftMs = Math.round(from + (to - from) * share) * MINUTE_MS;
      const one = withLeft(day, hours, leftMs, hint);
      if (one === null) return [];
      const driverId = hint === "to_pick" && index % 3 > 0 ? null : driverOf(day, index);
      const moments = openTrail(one, hint, driverId, day);
      return [shipment(day, one, driverId, moments)];
    }),
  );
}

/** One that has so much time left, or, where it was closed then, one that came before the opening. */
function withLeft(day: DemoDay, hours: Hours, leftMs: number, hint: Hint): Promised | null {
  const { nowMs, draw } = day;
  const site = siteOf(day, "local");
  const wanted = site && dueIn(day, site, leftMs, hours);
  if (wanted) return wanted;
  if (site === null || (hours.isOver && hint !== "to_pick")) return null;
  const untilMs = hours.isOver ? nowMs : hours.opensAtMs;
  const fromMs = hours.isOver ? hours.closesAtMs : hours.opensAtMs - 3 * HOUR_MS;
  const early = promised(day, site, "local", between(fromMs, untilMs, draw()));
  return early && early.promise.dueAtMs > nowMs ? early : null;
}

/** One that is due in so long (below 0: was due), as it starts at once. */
function dueIn(day: DemoDay, site: Site, leftMs: number, { opensAtMs, closesAtMs }: Hours) {
  const last = promised(day, site, "local", Math.min(day.nowMs, closesAtMs - 1));
  if (last === null) return null;
  const needMs = last.promise.dueAtMs - last.promise.startsAtMs;
  const acceptedAtMs = day.nowMs + leftMs - needMs;
  if (acceptedAtMs < opensAtMs || acceptedAtMs > Math.min(day.nowMs, closesAtMs - 1)) return null;
  return promised(day, site, "local", acceptedAtMs);
}

function overdueOnes(day: DemoDay, hours: Hours, before: Hours | null): DemoShipment[] {
  const count = Math.min(OVERDUE_MINUTES.length, sized(day, OVERDUE_MINUTES.length));
  return OVERDUE_MINUTES.slice(-count).flatMap((minutes, index) => {
    const site = siteOf(day, "local");
    if (site === null) return [];
    // Where the day has nothing due yet, something is left over from the evening before.
    const closedAtMs = hours.isOver ? hours.closesAtMs : before?.closesAtMs;
    const one =
      dueIn(day, site, -minutes * MINUTE_MS, hours) ??
      (closedAtMs === undefined
        ? null
        : promised(day, site, "local", closedAtMs - minutes * MINUTE_MS));
    if (one === null || one.promise.dueAtMs >= day.nowMs) return [];
    const driverId = driverOf(day, index + 1);
    return [shipment(day, one, driverId, overdueTrail(one, index, driverId, day))];
  });
}

/** To other cities: what left with the night's vans, and what they brought meanwhile. */
function vans(day: DemoDay, evening: Hours | null): DemoShipment[] {
  if (evening === null || evening.closesAtMs >= day.nowMs) return [];
  return spread(day, sized(day, VANS + 1)).flatMap((share, index) => {
    const site = siteOf(day, "intercity");
    const acceptedAtMs = between(evening.opensAtMs, evening.closesAtMs, share);
    const one = site && promised(day, site, "intercity", acceptedAtMs);
    if (!one) return [];
    const driverId = driverOf(day, index);
    const moments = onTheNightVan(one, evening.closesAtMs, index === VANS, driverId, day);
    // What has been delivered is of the day that was begun before.
    const isDone = moments.some(({ kind }) => kind === "delivered");
    return moments.length === 0 || (day.isAgain && isDone)
      ? []
      : [shipment(day, one, driverId, moments)];
  });
}

function deliveredOnes(day: DemoDay, { opensAtMs, closesAtMs }: Hours): DemoShipment[] {
  const untilMs = Math.min(day.nowMs, closesAtMs);
  const hours = Math.min(MAX_HOURS, (untilMs - opensAtMs) / HOUR_MS);
  const count = sized(day, ORDERS_AN_HOUR * hours);
  return spread(day, count).flatMap((share, index) => {
    const site = siteOf(day, "local");
    const one = site && promised(day, site, "local", between(opensAtMs, untilMs, share));
    if (!one) return [];
    const driverId = driverOf(day, index);
    const moments = deliveredTrail(one, day.draw() < MISSED, driverId, day);
    return moments.length === 0 ? [] : [shipment(day, one, driverId, moments)];
  });
}

type Site = { readonly dealerId: string; readonly siteId: string };

function siteOf({ platform, draw }: DemoDay, serviceClass: Promised["serviceClass"]): Site | null {
  const sites = platform.dealers.flatMap((dealer) =>
    dealer.sites
      .filter(({ isLocal }) => isLocal === (serviceClass === "local"))
      .map(({ id }) => ({ dealerId: dealer.id, siteId: id })),
  );
  return sites[Math.floor(draw() * sites.length)] ?? null;
}

function promised(
  { platform, book }: DemoDay,
  site: Site,
  serviceClass: Promised["serviceClass"],
  atMs: number,
): Promised | null {
  const acceptedAtMs = Math.floor(atMs / 1_000) * 1_000;
  const { dealerId } = site;
  const promise = book.promise({ platformId: platform.id, serviceClass, dealerId }, acceptedAtMs);
  return promise && { ...site, serviceClass, acceptedAtMs, promise };
}

function shipment(
  { productIds, draw }: DemoDay,
  one: Promised,
  driverId: string | null,
  moments: readonly DemoMoment[],
): DemoShipment {
  const first = Math.floor(draw() * productIds.length);
  const lines = Array.from({ length: draw() < 0.75 ? 1 : 2 }, (_, index) => ({
    productId: productIds[(first + index) % productIds.length] ?? "",
    quantity: 1 + Math.floor(23 * draw() ** 3),
  }));
  return { ...one, lines, driverId, moments };
}

function driverOf({ platform: { driverIds } }: DemoDay, index: number): string | null {
  return driverIds[index % driverIds.length] ?? null;
}

function sized({ platform }: DemoDay, count: number): number {
  return Math.max(1, Math.round(count * platform.size));
}

/** Numbers in [0, 1), one in each of so many equal parts. */
function spread({ draw }: DemoDay, count: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + draw()) / count);
}

function between(fromMs: number, toMs: number, share: number): number {
  return fromMs + (toMs - fromMs) * share;
}
