import { createHash } from "node:crypto";
import type { Scope } from "#lib/auth/scope.ts";
import { updateDriver } from "#lib/data/assignments.ts";
import { insertAudit } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { countLargestHome, readDemoDayWorld } from "#lib/data/demo-day.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import { newId } from "#lib/data/new-id.ts";
import { insertOrder, insertOrderLines } from "#lib/data/orders-write.ts";
import { tellShipments } from "#lib/data/outbox.ts";
import { readCompany, readDemoDays, writeSetting } from "#lib/data/settings.ts";
import { type DemoShipment, type Draw, planDemoDay } from "#lib/domain/demo/demo-day.ts";
import { promisedShipment } from "#lib/domain/ordering/promised-shipment.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import { findZone } from "#lib/domain/time/zone.ts";
import { AppError } from "#lib/errors.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";

const HOUR_MS = 3_600_000;

/** After so long most of what was open is overdue, and the day may be carried on. */
const AGAIN_AFTER_MS = 2 * HOUR_MS;

/**
 * Gives the demo a day of today: on every platform in reach what was delivered since it opened and what
 * is open now, promised by the policies in force, with drivers, facts, rollup and messages as if people
 * had done it. A platform's day is begun once; two hours later or more it can be carried on by what is
 * open then. The same day, asked at the same minute, is the same. Stock is left alone.
 *
 * @returns how many shipments on how many platforms; none where every day has been loaded already
 * @throws AppError no_demo where the database does not hold the demo
 */
export async function loadDemoDay(
  scope: Scope,
  now: Date,
): Promise<{ platforms: number; shipments: number }> {
  if (!(await readCompany(scope)).demo) throw new AppError("no_demo");
  const book = await currentPolicyBook(scope);
  return inSqlTransaction(scope, async (tx) => {
    const { platforms, productIds } = await readDemoDayWorld(scope, tx);
    const largest = await countLargestHome(tx);
    const days = await readDemoDays(tx);
    const loaded = { platforms: 0, shipments: 0 };
    for (const platform of platforms) {
      const lastMs = Date.parse(days[platform.id] ?? "");
      if (now.getTime() - lastMs < AGAIN_AFTER_MS) continue;
      const today = dayIn(platform.zone, now.getTime());
      const plan = planDemoDay({
        platform: { ...platform, size: platform.dealers.length / largest },
        productIds,
        book,
        nowMs: now.getTime(),
        isAgain: dayIn(platform.zone, lastMs) === today,
        draw: drawsOf(`${today} ${platform.id} ${days[platform.id] ?? ""}`),
      });
      if (plan.length === 0) continue;
      await recordPlan(tx, platform.id, plan, now);
      days[platform.id] = now.toISOString();
      loaded.platforms += 1;
      loaded.shipments += plan.length;
    }
    if (loaded.platforms === 0) return loaded;
    await writeSetting(tx, "demo_days", days, now);
    const entry = { action: "demo.day_loaded", subject: "demo", data: loaded, at: now };
    await insertAudit(scope, tx, entry);
    return loaded;
  });
}

function dayIn(zone: string, atMs: number): string | null {
  const found = findZone(zone);
  return found === null || Number.isNaN(atMs) ? null : isoOfDay(civilDayAt(found, atMs));
}

/** Numbers in [0, 1) that are the same for the same name. */
function drawsOf(name: string): Draw {
  let drawn = 0;
  return () => {
    drawn += 1;
    return createHash("sha256").update(`${name} ${drawn}`).digest().readUInt32BE(0) / 2 ** 32;
  };
}

async function recordPlan(
  tx: SqlTx,
  platformId: string,
  plan: readonly DemoShipment[],
  now: Date,
): Promise<void> {
  const facts: ShipmentFacts[] = [];
  const driven = new Map<string, { dealerId: string; shipmentId: string }[]>();
  // Numbers rise with time.
  for (const one of plan.toSorted((a, b) => a.acceptedAtMs - b.acceptedAtMs)) {
    const made = await recordOrder(tx, platformId, one, now);
    facts.push(made);
    if (one.driverId === null) continue;
    const theirs = driven.get(one.driverId) ?? [];
    driven.set(one.driverId, [...theirs, { dealerId: made.dealerId, shipmentId: made.id }]);
  }
  // Nothing has paused them, so no projection needs its policy.
  const cells = await recordShipments(tx, facts, () => null);
  for (const [driverId, keys] of driven) await updateDriver(tx, keys, driverId);
  await tellShipments(tx, "shipment.placed", facts, {}, now);
  await refreshRollup(tx, cells);
}

async function recordOrder(
  tx: SqlTx,
  platformId: string,
  one: DemoShipment,
  now: Date,
): Promise<ShipmentFacts> {
  const { dealerId, siteId, serviceClass, acceptedAtMs, promise } = one;
  const orderId = newId();
  const order = {
    dealerId,
    id: orderId,
    siteId,
    orderedAtMs: acceptedAtMs,
    channel: "web",
    placedBy: null,
    caller: null,
    note: null,
    createdAt: new Date(acceptedAtMs),
  } as const;
  const number = await insertOrder(tx, order, 1);
  if (number === null) throw new Error(`order ${orderId} is there already`);
  const lines = one.lines.map((line, place) => ({ ...line, lineNo: place + 1 }));
  await insertOrderLines(
    tx,
    { dealerId, orderId },
    lines.map((line) => ({ ...line, waiting: 0 })),
  );
  const begun = promisedShipment({
    terms: {
      orderId,
      draft: { dealerId, siteId, lines: one.lines },
      acceptedAtMs,
      actorId: null,
      caller: null,
    },
    part: { shipmentId: newId(), platformId, serviceClass, promise, lines: [] },
    promise,
    number: `${number}-1`,
    lines,
    nowMs: acceptedAtMs,
    newId,
  });
  return { ...begun, events: [...begun.events, ...eventsOf(one, now)] };
}

function eventsOf({ moments, driverId }: DemoShipment, now: Date): ShipmentEvent[] {
  return moments.map(({ kind, atMs, data }) => ({
    id: newId(),
    kind,
    occurredAtMs: atMs,
    recordedAtMs: Math.min(now.getTime(), atMs + 45_000),
    precision: "minute",
    actorId: kind === "picked" ? null : driverId,
    device: kind === "picked" ? "scanner" : "phone",
    data,
    importId: null,
    rowNumber: null,
  }));
}
