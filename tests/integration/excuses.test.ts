import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Permission, Role } from "#lib/auth/permissions.ts";
import { actorScope, operatorScope, type Reach } from "#lib/auth/scope.ts";
import { noCut } from "#lib/contracts/filters.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { excuseCounts, listCountedExcuses, listExcuses } from "#lib/data/excuse-list.ts";
import { countExcuses, insertRequest } from "#lib/data/excuses.ts";
import { readExcusePeople } from "#lib/data/metrics/excuse-habits.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { listShipments } from "#lib/data/shipments.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { decideExcuse, revokeExcuse } from "#lib/operations/decide-excuse.ts";
import { requestExcuse, withdrawExcuse } from "#lib/operations/request-excuse.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const dueAtMs = Date.parse("2026-11-20T04:00:00Z");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };
const operator = operatorScope("imports:write");

let database: TestDatabase;
let place: { dealerId: string; platformId: string };
let regionId: string;
let shipment: ShipmentFacts;

function somebody(role: Role, reach: Reach, permission: Permission, id = newId()) {
  return actorScope({ id, name: "某人", role, reach }, permission);
}
const ops = () =>
  somebody("ops", { kind: "platforms", ids: [place.platformId] }, "excuses:request");
const manager = (of = regionId) =>
  somebody("manager", { kind: "regions", ids: [of] }, "excuses:decide");

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  place = await makeRollupWorld();
  regionId = newId();
  await db().region.create({ data: { id: regionId, name: "北区", createdAt: now } });
  await db().dealer.update({ where: { id: place.dealerId }, data: { regionId } });
});
beforeEach(async () => {
  shipment = await deliver(dueAtMs + 20 * MINUTE_MS);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function deliver(atMs: number | null): Promise<ShipmentFacts> {
  const events = atMs === null ? [] : [makeEvent("delivered", atMs)];
  const facts = makeShipment({ ...place, dueAtMs }, newId(), { events });
  await inTransaction(operator, (tx) =>
    writeFacts(tx, { create: [facts], append: [] }, () => null),
  );
  return facts;
}

const asking = (parts = {}) => ({
  id: newId(),
  dealerId: place.dealerId,
  shipmentId: shipment.id,
  reason: "typhoon",
  note: "台风蓝色预警，高速封闭",
  files: [],
  ...parts,
});
const deciding = (requestId: string, outcome: "approved" | "declined") => ({
  dealerId: place.dealerId,
  requestId,
  outcome,
  note: outcome === "declined" ? "当天高速未封" : "",
});
const refusal = (reason: string) => ({ code: "excuse_refused", params: { reason } });
const stored = () => db().shipment.findFirstOrThrow({ where: { id: shipment.id } });
const audited = (action: string) => db().audit.count({ where: { action, subject: shipment.id } });

async function sums() {
  const row = (await readLeague(operator, everything, now)).rows[0];
  return { due: row?.due, onTime: row?.onTime, adjDue: row?.adjDue, excused: row?.excused };
}

/** The cells against the facts: who is excused leaves the adjusted denominator, and nothing else moves. */
async function expectParity() {
  // None of them is void: no dealer has cancelled anything.
  const facts = await db().shipment.findMany();
  const excused = facts.filter((one) => one.excused && one.verdict !== "on_time").length;
  for (const cells of [await db().dealerSlaDay.findMany(), await db().dealerSlaMonth.findMany()]) {
    expect(cells.reduce((n, cell) => n + cell.excused, 0)).toBe(excused);
    expect(cells.reduce((n, cell) => n + cell.adjDue, 0)).toBe(facts.length - excused);
  }
}

test("approved, a miss leaves the adjusted denominator; the raw figures stay", async () => {
  const before = await sums();
  const request = asking();
  await requestExcuse(ops(), request, now);
  expect(await sums()).toEqual(before);
  const approver = manager();
  await decideExcuse(approver, deciding(request.id, "approved"), now);
  expect(await sums()).toEqual({
    ...before,
    adjDue: (before.adjDue ?? 0) - 1,
    excused: (before.excused ?? 0) + 1,
  });
  await expectParity();
  expect(await stored()).toMatchObject({ excused: true, verdict: "late" });
  const excuse = await db().excuse.findFirstOrThrow({ where: { shipmentId: shipment.id } });
  expect(excuse).toMatchObject({ reason: "typhoon", approvedBy: approver.actorId });
  expect([await audited("excuse.requested"), await audited("excuse.approved")]).toEqual([1, 1]);
  const told = { topic: "shipment.excused", shipmentId: shipment.id };
  expect(await db().outbox.count({ where: told })).toBe(2);
  const listed = { cut: noCut, outcome: "excused", dealerIds: null, search: null } as const;
  const lateness = { lateFromMinutes: null, lateToMinutes: null };
  const filter = { ...everything, ...listed, ...lateness };
  const page = { sort: "due", page: 1, pageSize: 50 } as const;
  const { total } = await listShipments(operator, filter, page, now);
  expect(total).toBe((await sums()).excused);
});

test("declined, nothing moves, and it may be asked for again", async () => {
  const before = await sums();
  const first = asking();
  await requestExcuse(ops(), first, now);
  await decideExcuse(manager(), deciding(first.id, "declined"), now);
  expect(await sums()).toEqual(before);
  await requestExcuse(ops(), asking(), now);
  const open = await listExcuses(manager(), "open", { page: 1, pageSize: 99 }, now);
  expect(open.filter(({ id }) => id === shipment.id)).toHaveLength(1);
});

test("two managers who decide at once make one decision, whichever was quicker", async () => {
  const before = await sums();
  const request = asking();
  await requestExcuse(ops(), request, now);
  const both = await Promise.allSettled([
    decideExcuse(manager(), deciding(request.id, "approved"), now),
    decideExcuse(manager(), deciding(request.id, "declined"), now),
  ]);
  const lost = both.filter((one) => one.status === "rejected").map(({ reason }) => reason);
  expect(lost).toEqual([expect.objectContaining(refusal("decided"))]);
  const outcomes = (await audited("excuse.approved")) + (await audited("excuse.declined"));
  expect(outcomes).toBe(1);
  const isExcused = (await stored()).excused;
  expect((await sums()).excused).toBe((before.excused ?? 0) + (isExcused ? 1 : 0));
  await expectParity();
});

test("asked for ten times at once, by two people and by one id, it waits once", async () => {
  const [one, other] = [ops(), ops()];
  const request = asking();
  const asked = Array.from({ length: 10 }, (_, index) =>
    index % 2 === 0 ? requestExcuse(one, request, now) : requestExcuse(other, asking(), now),
  );
  const settled = await Promise.allSettled(asked);
  const lost = settled.filter((each) => each.status === "rejected");
  for (const { reason } of lost) expect(reason).toMatchObject(refusal("waits"));
  expect(await db().excuseRequest.count({ where: { shipmentId: shipment.id } })).toBe(1);
  expect(await audited("excuse.requested")).toBe(1);
});

test("nobody decides what they asked for, not even past the operation", async () => {
  const admin = somebody("admin", { kind: "company" }, "excuses:decide");
  const request = asking();
  await requestExcuse(admin, request, now);
  await expect(decideExcuse(admin, deciding(request.id, "approved"), now)).rejects.toMatchObject(
    refusal("own_request"),
  );
  const decided = { outcome: "approved", decidedAt: now, decidedBy: admin.actorId };
  const past = db().excuseRequest.updateMany({ where: { id: request.id }, data: decided });
  await expect(past).rejects.toThrow(/excuse_request_decided/);
  await withdrawExcuse(admin, { dealerId: place.dealerId, requestId: request.id }, now);
  expect((await countExcuses(admin)).open).toBe(
    await db().excuseRequest.count({ where: { outcome: null } }),
  );
});

test("two requests of one shipment do not wait at once, not even past the operation", async () => {
  await requestExcuse(ops(), asking(), now);
  const second = inTransaction(operator, (tx) =>
    insertRequest(operator, tx, { ...asking(), files: [] }, now),
  );
  await expect(second).rejects.toThrow();
});

test("who does not reach the dealer finds nothing", async () => {
  const request = asking();
  await requestExcuse(ops(), request, now);
  const foreign = manager(newId());
  const [gone, elsewhere] = [
    { code: "not_found" },
    somebody("ops", { kind: "platforms", ids: [newId()] }, "excuses:request"),
  ];
  const decision = decideExcuse(foreign, deciding(request.id, "approved"), now);
  await expect(decision).rejects.toMatchObject(gone);
  await expect(requestExcuse(elsewhere, asking(), now)).rejects.toMatchObject(gone);
  const revoking = { dealerId: place.dealerId, shipmentId: shipment.id, note: "错批" };
  await expect(revokeExcuse(foreign, revoking, now)).rejects.toMatchObject(gone);
  expect(await listExcuses(foreign, "open", { page: 1, pageSize: 99 }, now)).toEqual([]);
});

test("only a miss is excused, for a reason that excuses, with evidence of its own", async () => {
  const other = shipment;
  const ask = (parts = {}) => requestExcuse(ops(), asking(parts), now);
  await expect(ask({ reason: "traffic" })).rejects.toMatchObject(refusal("bad_reason"));
  await expect(ask({ reason: "made_up" })).rejects.toMatchObject(refusal("bad_reason"));
  const evidence = { id: newId(), ...place, kind: "evidence", contentType: "image/jpeg" };
  const { platformId: _, ...file } = evidence;
  const size = { bytes: 1, width: 1, height: 1, sha256: "", createdAt: now };
  await db().attachment.create({ data: { ...file, ...size, shipmentId: other.id } });
  shipment = await deliver(dueAtMs + MINUTE_MS);
  await expect(ask({ files: [evidence.id] })).rejects.toMatchObject(refusal("bad_files"));
  shipment = await deliver(dueAtMs - MINUTE_MS);
  await expect(ask()).rejects.toMatchObject(refusal("not_missed"));
  shipment = await deliver(null);
  const early = new Date(dueAtMs - MINUTE_MS);
  const beforeDue = requestExcuse(ops(), asking(), early);
  await expect(beforeDue).rejects.toMatchObject(refusal("not_missed"));
  await expect(ask()).resolves.toBeUndefined();
});

test("corrected to on time, a miss needs no excuse any more: it is declined or withdrawn", async () => {
  const asker = ops();
  const request = asking();
  await requestExcuse(asker, request, now);
  const correction = {
    field: "deliveredAt",
    from: new Date(dueAtMs + 20 * MINUTE_MS).toISOString(),
    to: new Date(dueAtMs - MINUTE_MS).toISOString(),
  };
  const event = makeEvent("corrected", now.getTime(), { correction, reason: "wrong_time" });
  const nothing = { promises: [], lines: [], removedLines: [] };
  const append = [{ facts: shipment, events: [event], ...nothing }];
  await inTransaction(operator, (tx) => writeFacts(tx, { create: [], append }, () => null));
  const approving = decideExcuse(manager(), deciding(request.id, "approved"), now);
  await expect(approving).rejects.toMatchObject(refusal("not_missed"));
  const key = { dealerId: place.dealerId, requestId: request.id };
  await expect(withdrawExcuse(ops(), key, now)).rejects.toMatchObject(refusal("not_yours"));
  await withdrawExcuse(asker, key, now);
  expect(await audited("excuse.withdrawn")).toBe(1);
});

test("an excuse that was approved by mistake is taken back, and the miss counts again", async () => {
  const before = await sums();
  const request = asking();
  await requestExcuse(ops(), request, now);
  await decideExcuse(manager(), deciding(request.id, "approved"), now);
  const revoking = { dealerId: place.dealerId, shipmentId: shipment.id, note: "证据是别的单" };
  await revokeExcuse(manager(), revoking, now);
  expect(await sums()).toEqual(before);
  await expectParity();
  const kept = await db().excuseRequest.findFirstOrThrow({ where: { id: request.id } });
  expect(kept).toMatchObject({ outcome: "revoked", decisionNote: "证据是别的单" });
  await expect(revokeExcuse(manager(), revoking, now)).rejects.toMatchObject(
    refusal("not_excused"),
  );
});

test("every count of a person leads to as many requests", async () => {
  const [asker, decider] = [ops(), manager()];
  const request = asking();
  await requestExcuse(asker, request, now);
  await decideExcuse(decider, deciding(request.id, "approved"), now);
  const people = await readExcusePeople(decider, everything);
  const own = people.filter(({ personId }) =>
    [asker.actorId, decider.actorId].includes(personId ?? ""),
  );
  expect(own.map(({ asked, granted, approved }) => [asked, granted, approved])).toEqual([
    [1, 1, 0],
    [0, 0, 1],
  ]);
  const page = { page: 1, pageSize: 10 };
  for (const row of own) {
    for (const count of excuseCounts) {
      const of = { personId: row.personId ?? "", count };
      const listed = await listCountedExcuses(decider, of, everything, page, now);
      expect([count, listed.length]).toEqual([count, row[count]]);
    }
  }
});
