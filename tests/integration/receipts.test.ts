import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { listDisputes } from "#lib/data/disputes.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listReceipts } from "#lib/data/receipts.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { answerDispute } from "#lib/operations/answer-dispute.ts";
import { confirmReceipt } from "#lib/operations/confirm-receipt.ts";
import { disputeDelivery } from "#lib/operations/dispute-delivery.ts";
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
const company = operatorScope("disputes:write");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const dueAtMs = Date.parse("2026-11-20T04:00:00Z");

let database: TestDatabase;
let place: { dealerId: string; platformId: string };
let shipment: ShipmentFacts;

/** Somebody who has signed in and reaches one dealer, or one platform. */
function somebody(role: "dealer" | "ops", id: string) {
  const kind = role === "dealer" ? "dealers" : "platforms";
  const permission = role === "dealer" ? "receipts:write" : "disputes:write";
  return actorScope({ id: newId(), name: "某人", role, reach: { kind, ids: [id] } }, permission);
}

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
});
beforeEach(async () => {
  shipment = makeShipment({ ...place, dueAtMs }, newId(), {
    events: [
      makeEvent("dispatched", dueAtMs - 60 * MINUTE_MS),
      makeEvent("delivered", dueAtMs - 10 * MINUTE_MS),
    ],
  });
  await write([shipment]);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function write(create: readonly ShipmentFacts[]): Promise<void> {
  return inTransaction(company, (tx) => writeFacts(tx, { create, append: [] }, () => null));
}

const about = () => ({ id: newId(), dealerId: place.dealerId, shipmentId: shipment.id });
const dealer = () => somebody("dealer", place.dealerId);
const ops = () => somebody("ops", place.platformId);
const sums = async () => (await readLeague(company, everything, now)).rows[0];
const stored = () => db().shipment.findFirstOrThrow({ where: { id: shipment.id } });
const audited = (action: string) => db().audit.count({ where: { action, subject: shipment.id } });

/** The felt sums of the cells against those of the facts themselves. */
async function expectParity(): Promise<void> {
  const facts = await db().shipment.findMany({ where: { verdict: { not: "void" } } });
  const felt = facts.filter((one) => one.felt !== null);
  for (const cells of [await db().dealerSlaDay.findMany(), await db().dealerSlaMonth.findMany()]) {
    const sum = (key: "feltAnswered" | "feltOnTime") => cells.reduce((n, cell) => n + cell[key], 0);
    expect([sum("feltAnswered"), sum("feltOnTime")]).toEqual([
      felt.length,
      felt.filter((one) => one.felt === "on_time").length,
    ]);
  }
}

test("the latest answer counts, and the cells follow", async () => {
  const before = await sums();
  await giveFeedback(dealer(), { ...about(), onTime: true, allRight: true }, now);
  expect((await stored()).felt).toBe("on_time");
  await expectParity();
  const later = new Date(now.getTime() + 1);
  const said = { ...about(), receivedAtMs: dueAtMs, allRight: null, comment: "门卫签收" };
  await confirmReceipt(dealer(), { ...said, onTime: false }, later);
  expect((await stored()).felt).toBe("late");
  // A confirmation that answers nothing leaves the answer.
  await confirmReceipt(dealer(), { ...said, id: newId(), onTime: null }, now);
  expect((await stored()).felt).toBe("late");
  await expectParity();
  expect((await sums())?.feltAnswered).toBe((before?.feltAnswered ?? 0) + 1);
  expect((await sums())?.feltOnTime).toBe(before?.feltOnTime);
});

test("ten taps under one id are one answer", async () => {
  const said = { ...about(), onTime: true, allRight: false };
  const scope = dealer();
  await Promise.all(Array.from({ length: 10 }, () => giveFeedback(scope, said, now)));
  expect(await listReceipts(scope, place.dealerId, [shipment.id])).toMatchObject([
    { kind: "felt", onTime: true, allRight: false },
  ]);
  expect(await audited("receipt.felt")).toBe(1);
  // A page that the browser kept sends the same id with another answer: that is not swallowed.
  await expect(giveFeedback(scope, { ...said, onTime: false }, now)).rejects.toMatchObject({
    params: { reason: "said_otherwise" },
  });
  expect((await stored()).felt).toBe("on_time");
});

test("what is not one's own is not there", async () => {
  const stranger = somebody("dealer", newId());
  const said = { ...about(), onTime: true, allRight: true };
  await expect(giveFeedback(stranger, said, now)).rejects.toMatchObject({ code: "not_found" });
  const dispute = { ...about(), receivedAtMs: dueAtMs + 5 * MINUTE_MS, comment: null };
  await disputeDelivery(dealer(), dispute, now);
  const answer = { dealerId: place.dealerId, receiptId: dispute.id, note: "不知道" };
  await expect(
    answerDispute(somebody("ops", newId()), { ...answer, outcome: "declined" }, now),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await listDisputes(somebody("ops", newId()), "open", { page: 1, pageSize: 50 })).toEqual(
    [],
  );
});

test("an accepted dispute corrects the delivery, keeps both times, and moves the figures", async () => {
  const before = await sums();
  const receivedAtMs = dueAtMs + 25 * MINUTE_MS;
  const dispute = { ...about(), receivedAtMs, comment: "十二点二十五才到" };
  await Promise.all(Array.from({ length: 5 }, () => disputeDelivery(dealer(), dispute, now)));
  expect(await db().outbox.count({ where: { topic: "dispute.opened" } })).toBeGreaterThan(0);
  expect((await stored()).verdict).toBe("on_time");
  await expect(disputeDelivery(dealer(), { ...dispute, id: newId() }, now)).rejects.toMatchObject({
    code: "receipt_refused",
    params: { reason: "open_already" },
  });

  const answer = { dealerId: place.dealerId, receiptId: dispute.id, note: "监控为证" };
  const accept = () => answerDispute(ops(), { ...answer, outcome: "accepted" }, now);
  await Promise.all(Array.from({ length: 5 }, accept));
  expect(await listReceipts(dealer(), place.dealerId, [shipment.id])).toMatchObject([
    {
      outcome: "accepted",
      receivedAt: new Date(receivedAtMs),
      loggedAt: new Date(dueAtMs - 10 * MINUTE_MS),
    },
  ]);
  expect(await stored()).toMatchObject({
    verdict: "late",
    deliveredAt: new Date(receivedAtMs),
    deliveredPrecision: "minute",
  });
  expect((await sums())?.onTime).toBe((before?.onTime ?? 0) - 1);
  expect(await db().shipmentEvent.count({ where: { shipmentId: shipment.id } })).toBe(3);
  expect(await audited("dispute.answered")).toBe(1);
});

test("a declined dispute leaves the logged time, and is not asked again", async () => {
  const dispute = { ...about(), receivedAtMs: dueAtMs + 25 * MINUTE_MS, comment: null };
  await disputeDelivery(dealer(), dispute, now);
  const answer = { dealerId: place.dealerId, receiptId: dispute.id, note: "签收单为 11:50" };
  await answerDispute(ops(), { ...answer, outcome: "declined" }, now);
  // The same answer again is the same answer; another one is refused.
  await answerDispute(ops(), { ...answer, outcome: "declined" }, now);
  await expect(answerDispute(ops(), { ...answer, outcome: "accepted" }, now)).rejects.toMatchObject(
    { params: { reason: "answered" } },
  );
  expect((await stored()).verdict).toBe("on_time");
  await expect(disputeDelivery(dealer(), { ...dispute, id: newId() }, now)).rejects.toMatchObject({
    params: { reason: "answered_already" },
  });
  expect(await db().disputeAnswer.count({ where: { receiptId: dispute.id } })).toBe(1);
});

test("what has not been delivered cannot be confirmed, rated or disputed", async () => {
  shipment = makeShipment({ ...place, dueAtMs }, newId());
  await write([shipment]);
  const refused = { code: "receipt_refused", params: { reason: "not_delivered" } };
  const said = { ...about(), receivedAtMs: dueAtMs, comment: null };
  const answers = { onTime: true, allRight: true };
  await expect(confirmReceipt(dealer(), { ...said, ...answers }, now)).rejects.toMatchObject(
    refused,
  );
  await expect(giveFeedback(dealer(), { ...about(), ...answers }, now)).rejects.toMatchObject(
    refused,
  );
  await expect(disputeDelivery(dealer(), said, now)).rejects.toMatchObject(refused);
  expect(await db().receipt.count({ where: { shipmentId: shipment.id } })).toBe(0);
});

test("neither word nor answer can be changed or taken back", async () => {
  const said = { ...about(), onTime: true, allRight: true };
  await giveFeedback(dealer(), said, now);
  await expect(db().$executeRaw`UPDATE receipt SET on_time = false`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM receipt`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM dispute_answer`).rejects.toThrow();
});
