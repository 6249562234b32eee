import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRecord } from "#app/(dealer)/record/read-record.ts";
import { readDealer } from "#app/(manager)/dealers/[id]/read-dealer.ts";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { insertDealers } from "#lib/data/reference.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { giveFeedback } from "#lib/operations/give-feedback.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const DAY_MS = 86_400_000;
const company = operatorScope("metrics:read");

let database: TestDatabase;
let dealerId: string;
let otherId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  const place = await makeRollupWorld();
  dealerId = place.dealerId;
  otherId = newId();
  await inTransaction(company, async (tx) => {
    const other = { id: otherId, name: "乙", key: "乙", dealerClass: null, regionId: null };
    await insertDealers(tx, [{ ...other, homePlatformId: null }], now);
    const create = [dealerId, otherId].flatMap((id) =>
      Array.from({ length: 40 }, (_, i) => {
        const dueAtMs = Date.parse("2026-10-05T04:00:00Z") + i * DAY_MS;
        // The one dealer is missed every third time, the other almost never.
        const lateBy = i % (id === dealerId ? 3 : 20) === 0 ? 25 * MINUTE_MS : -5 * MINUTE_MS;
        const reason = lateBy > 0 ? { reason: i % 2 === 0 ? "traffic" : "long_road" } : {};
        const excuses =
          lateBy > 0 && i % 6 === 0
            ? [{ id: newId(), reason: "typhoon", approvedAtMs: dueAtMs }]
            : [];
        return makeShipment({ dealerId: id, platformId: place.platformId, dueAtMs }, `${id}${i}`, {
          events: [
            makeEvent("dispatched", dueAtMs - 40 * MINUTE_MS),
            makeEvent("delivered", dueAtMs + lateBy, reason),
          ],
          excuses,
        });
      }),
    );
    await writeFacts(tx, { create, append: [] }, () => null);
  });
  const [latest] = await db().shipment.findMany({
    where: { dealerId },
    orderBy: { dueAt: "desc" },
    take: 1,
  });
  if (latest === undefined) throw new Error("nothing was written");
  const said = { id: newId(), dealerId, shipmentId: latest.id, onTime: false, allRight: true };
  await giveFeedback(scopeOf("receipts:write"), said, now);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function scopeOf(permission: "record:read" | "receipts:write") {
  const reach = { kind: "dealers" as const, ids: [dealerId] };
  return actorScope({ id: newId(), name: "客户", role: "dealer", reach }, permission);
}

function cohort(key: string) {
  const period = parsePeriod(key);
  if (period === null) throw new Error(key);
  return { period, platformId: null, serviceClass: null };
}

test.each(["2026-10", "2026-11", "2026", "all"])(
  "the dealer and the manager read the same numbers of %s",
  async (key) => {
    const own = await readRecord(scopeOf("record:read"), cohort(key), dealerId, now);
    const managers = await readDealer(company, cohort(key), dealerId, now);
    expect(own?.row.due).toBeGreaterThan(0);
    // Rates, intervals, standing and rank among all dealers of the company, every ruler.
    expect(own?.row).toEqual(managers?.row);
    expect(own?.months).toEqual(managers?.months);
    expect(own?.reasons).toEqual(managers?.groups("reason"));
    expect(own?.ledger.sums).toEqual(managers?.ledger.sums);
    expect(own?.ledger.total).toBe(managers?.ledger.total);
    expect(own?.broken.total).toBe(managers?.broken.total);
    const numbers = managers?.broken.items.map(({ item }) => item.id) ?? [];
    expect(own?.broken.items.slice(0, numbers.length).map(({ item }) => item.id)).toEqual(numbers);
  },
);

test("the felt ruler is in the record, and the standing is the company's", async () => {
  const own = await readRecord(scopeOf("record:read"), cohort("all"), dealerId, now);
  expect(own?.row).toMatchObject({ due: 40, feltAnswered: 1, feltOnTime: 0, standing: "weak" });
});

test("another dealer's record is not there", async () => {
  expect(await readRecord(scopeOf("record:read"), cohort("all"), otherId, now)).toBeNull();
});
