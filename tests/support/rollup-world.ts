import { v7 as newId } from "uuid";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { insertDealers, insertPlatforms } from "#lib/data/reference.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";

const founded = new Date("2024-01-01T00:00:00Z");
export const MINUTE_MS = 60_000;

/** One dealer, one platform in Shanghai's zone, the two usual service classes. */
export async function makeRollupWorld(): Promise<{ dealerId: string; platformId: string }> {
  const [dealerId, platformId] = [newId(), newId()];
  await db().serviceClass.createMany({
    data: ["local", "intercity"].map((code) => ({
      code,
      nameZh: code,
      nameEn: code,
      createdAt: founded,
    })),
  });
  await inTransaction(operatorScope("imports:write"), async (tx) => {
    const place = { name: "北京", key: "北京", city: "北京", zone: "Asia/Shanghai" };
    await insertPlatforms(tx, [{ id: platformId, ...place }], newId, founded);
    const dealer = { id: dealerId, name: "甲", key: "甲", dealerClass: null, regionId: null };
    await insertDealers(tx, [{ ...dealer, homePlatformId: null }], founded);
  });
  return { dealerId, platformId };
}

export function makeEvent(
  kind: ShipmentEvent["kind"],
  occurredAtMs: number,
  data = {},
): ShipmentEvent {
  return {
    id: newId(),
    kind,
    occurredAtMs,
    recordedAtMs: occurredAtMs,
    precision: "minute",
    actorId: null,
    device: null,
    data,
    importId: null,
    rowNumber: null,
  };
}

/** A local shipment due at an instant, promised two hours before; nothing has happened to it yet. */
export function makeShipment(
  at: { readonly dealerId: string; readonly platformId: string; readonly dueAtMs: number },
  key: string,
  parts: Partial<ShipmentFacts> = {},
): ShipmentFacts {
  const { dueAtMs, ...place } = at;
  const startsAtMs = dueAtMs - 120 * MINUTE_MS;
  return {
    ...place,
    id: newId(),
    orderId: null,
    number: null,
    sourceKey: key,
    sourceOccurrence: 1,
    serviceClass: "local",
    siteId: null,
    promises: [
      {
        id: newId(),
        kind: "original",
        acceptedAtMs: startsAtMs,
        startsAtMs,
        dueAtMs,
        dueOn: chinaDay(dueAtMs - 1),
        duePrecision: "instant",
        policyVersionId: null,
        calendarVersionId: null,
        transitMinutes: 30,
        steps: [],
        madeAtMs: startsAtMs,
        importId: null,
      },
    ],
    events: [],
    pauses: [],
    excuses: [],
    lines: [],
    ...parts,
  };
}

function chinaDay(ms: number): string {
  const zone = findZone("Asia/Shanghai");
  if (!zone) throw new Error("no zone");
  return isoOfDay(civilDayAt(zone, ms));
}
