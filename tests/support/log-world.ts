import { v7 as newId } from "uuid";
import { type Actor, actorScope, operatorScope, type Scope } from "#lib/auth/scope.ts";
import type { LoggedEvent, SaidEvent } from "#lib/contracts/log-event.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { reserveStock } from "#lib/data/stock.ts";
import { logEvents } from "#lib/operations/log-events.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { makeOrderWorld, type OrderWorld, SATURDAY, stockUp } from "#tests/support/order-world.ts";
import { makePerson } from "#tests/support/people-world.ts";
import { MINUTE_MS, makeEvent, makeShipment } from "#tests/support/rollup-world.ts";

/** Saturday, 16:18 in Shanghai: the shipments of this world are accepted. */
export const ACCEPTED_MS = SATURDAY.getTime() - 120 * MINUTE_MS;

export type LogWorld = OrderWorld & {
  readonly drivers: readonly [Person, Person];
  /** At the desk of Beijing, and of another platform. */
  readonly ops: Scope;
  readonly opsElsewhere: Scope;
};
type Person = { readonly id: string; readonly scope: Scope };

/** The order world with ten servers in Beijing, two drivers who serve every platform, and ops. */
export async function makeLogWorld(): Promise<LogWorld> {
  const world = await makeOrderWorld();
  const { 北京: here, 上海: elsewhere } = world.platforms;
  await stockUp({ platformId: here, productId: world.products[0] }, 7);
  const [first, second] = await Promise.all([makeDriver("赵师傅"), makeDriver("钱师傅")]);
  return {
    ...world,
    drivers: [first, second],
    ops: await makeOps(here),
    opsElsewhere: await makeOps(elsewhere),
  };
}

async function makeDriver(name: string): Promise<Person> {
  const id = await makePerson({ name, role: "driver" }, null);
  const actor: Actor = { id, name, role: "driver", reach: { kind: "driver", id } };
  return { id, scope: actorScope(actor, "events:write") };
}

async function makeOps(platformId: string): Promise<Scope> {
  const id = await makePerson({ name: "孙调度", role: "ops" }, null);
  const reach = { kind: "platforms", ids: [platformId] } as const;
  return actorScope({ id, name: "孙调度", role: "ops", reach }, "events:write");
}

export type LogShipmentKey = { readonly dealerId: string; readonly shipmentId: string };

/** A shipment of two servers from Beijing, accepted and reserved, due two hours later. */
export async function makeLogShipment(
  { platforms, products, dealers }: OrderWorld,
  dealer: 0 | 1 = 0,
): Promise<LogShipmentKey> {
  const [platformId, productId, dealerId] = [platforms.北京, products[0], dealers[dealer].id];
  const place = { dealerId, platformId, dueAtMs: ACCEPTED_MS + 120 * MINUTE_MS };
  const facts = makeShipment(place, newId(), {
    events: [makeEvent("accepted", ACCEPTED_MS)],
    lines: [{ lineNo: 1, productId, quantity: 2 }],
  });
  await inTransaction(operatorScope("imports:write"), async (tx) => {
    await writeFacts(tx, { create: [facts], append: [] }, () => null);
    const item = { platformId, productId, quantity: 2, dealerId, shipmentId: facts.id };
    await reserveStock(tx, [item], null, new Date(ACCEPTED_MS));
  });
  return { dealerId, shipmentId: facts.id };
}

/** What somebody says of a shipment so many minutes after its acceptance. */
export function saying(
  key: LogShipmentKey,
  said: SaidEvent,
  minutes: number,
  parts: Partial<LoggedEvent> = {},
): LoggedEvent {
  const atMs = ACCEPTED_MS + minutes * MINUTE_MS;
  const times = { occurredAtMs: atMs, enteredAtMs: atMs, precision: "second" } as const;
  return { id: newId(), ...key, said, ...times, ...parts };
}

/** Sends one of them by a form as soon as it was entered, or as of `now`; answers what became of it. */
export async function post(
  scope: Scope,
  event: LoggedEvent,
  { now = event.enteredAtMs, mode = "form" as "form" | "queue", skewMs = 0 } = {},
) {
  const request = { deviceId: newId(), sentAtMs: now + skewMs, mode, events: [event] };
  const { results } = await logEvents(scope, request, new Date(now), "test");
  const [result] = results;
  if (!result) throw new Error("no result");
  return result;
}

export function readShipment({ dealerId, shipmentId }: LogShipmentKey) {
  return db().shipment.findUniqueOrThrow({
    where: { dealerId_id: { dealerId, id: shipmentId } },
    include: { events: { orderBy: { id: "asc" } } },
  });
}

/** What of a shipment's goods is on hand and reserved, less what was before it was placed. */
export async function readHeld({ dealerId, shipmentId }: LogShipmentKey) {
  const { _sum: sums } = await db().stockMove.aggregate({
    where: { dealerId, shipmentId },
    _sum: { onHandDelta: true, reservedDelta: true },
  });
  return [sums.onHandDelta, sums.reservedDelta];
}
