import { operatorScope } from "#lib/auth/scope.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import type { EventKind, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { makePerson } from "#tests/support/people-world.ts";
import { makeEvent, makeRollupWorld, makeShipment } from "#tests/support/rollup-world.ts";

const scope = operatorScope("imports:write");
const noPolicy = () => null;

/** One platform with somebody who has a mailbox, and one dealer. */
export type AlarmWorld = {
  readonly dealerId: string;
  readonly platformId: string;
  readonly opsId: string;
};

export async function makeAlarmWorld(): Promise<AlarmWorld> {
  const place = await makeRollupWorld();
  const opsId = await makePerson({
    name: "孙立",
    role: "ops",
    email: "sun@example.com",
    scopes: [{ kind: "platform", subjectId: place.platformId }],
  });
  return { ...place, opsId };
}

/** Empties alarms and what was said of deliveries, so that a test begins with nothing. */
export async function forgetAlarms(): Promise<void> {
  await db()
    .$executeRaw`TRUNCATE notice, alarm_sending, alarm, notice_setting, outbox, alarm_robot`;
  await db().$executeRaw`UPDATE shipment SET retracted = TRUE`;
}

/** Writes a shipment due at an instant down; answers what names it. */
export async function ship(
  { dealerId, platformId }: AlarmWorld,
  dueAtMs: number,
  parts: Partial<ShipmentFacts> = {},
): Promise<{ dealerId: string; id: string }> {
  const key = newId();
  const facts = makeShipment({ dealerId, platformId, dueAtMs }, key, parts);
  await inTransaction(scope, (tx) => writeFacts(tx, { create: [facts], append: [] }, noPolicy));
  return { dealerId, id: facts.id };
}

/** Logs something of a shipment; answers the event's id. */
export async function log(
  shipment: { dealerId: string; id: string },
  kind: EventKind,
  atMs: number,
  data = {},
): Promise<string> {
  const event = makeEvent(kind, atMs, data);
  await inTransaction(scope, async (tx) => {
    const [facts] = await readFactsById(tx, [shipment]);
    if (!facts) throw new Error("no such shipment");
    const append = [{ facts, events: [event], promises: [], lines: [], removedLines: [] }];
    await writeFacts(tx, { create: [], append }, noPolicy);
  });
  return event.id;
}
