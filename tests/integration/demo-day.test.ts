import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { readBoardCards } from "#lib/data/board.ts";
import { readBoardToday } from "#lib/data/board-today.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { cardsByLane, lanes } from "#lib/domain/board/lanes.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { loadDemoDay } from "#lib/operations/load-demo-day.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";
import { rewriteStepPaces } from "#lib/operations/rewrite-step-paces.ts";
import { platformIn } from "#prisma/seed/demo/network.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { seedPeople } from "#prisma/seed/seed-people.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("events:write");
const settings = operatorScope("settings:write");
const beijing = platformIn("北京").id;
const now = new Date("2026-11-22T14:18:00+08:00");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase("Asia/Shanghai");
  provideDatabaseUrl(database.url);
  await seedDemo();
  await seedPeople();
  // As autovacuum has done by the time somebody asks.
  await db().$executeRaw`ANALYZE`;
  await rewriteStepPaces(scope, new Date("2026-11-01T00:00:00+08:00"));
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function boardAt(at: Date) {
  const byLane = cardsByLane(await readBoardCards(scope, [beijing], null, at), at.getTime());
  return Object.fromEntries(lanes.map((lane) => [lane, byLane[lane].length]));
}

async function lastEventAt(): Promise<number> {
  const { _max } = await db().shipmentEvent.aggregate({ _max: { recordedAt: true } });
  return _max.recordedAt?.getTime() ?? 0;
}

test("a Sunday afternoon: every lane of the board has what a busy day has, and nothing is to come", async () => {
  const loaded = await loadDemoDay(scope, now);
  expect(loaded.platforms).toBe(6);
  expect(loaded.shipments).toBeGreaterThan(250);
  const board = await boardAt(now);
  expect(board).toMatchObject({ overdue: 3, paused: 0 });
  expect(board.to_pick).toBeGreaterThanOrEqual(4);
  expect(board.to_deliver).toBeGreaterThanOrEqual(8);
  expect(board.at_risk).toBeGreaterThanOrEqual(3);
  expect(board.at_risk).toBeLessThanOrEqual(9);
  expect(await lastEventAt()).toBeLessThanOrEqual(now.getTime());
  const { due, onTime, delivered } = await readBoardToday(scope, [beijing], now);
  expect(due).toBeGreaterThan(40);
  expect(onTime / due).toBeGreaterThan(0.85);
  expect(delivered).toHaveLength(5);
});

test("who signs in as a driver has several to deliver, and others have the rest", async () => {
  const rows = await db().$queryRaw`
    SELECT p.login_name AS login, count(*)::int AS open
    FROM shipment s JOIN person p ON p.id = s.driver_id
    WHERE s.platform_id = ${beijing}::uuid AND s.state IN ('picked', 'dispatched', 'delivery_failed')
    GROUP BY p.id ORDER BY p.login_name`;
  expect(rows).toHaveLength(4);
  expect(rows).toMatchObject([{ login: "driver" }, {}, {}, {}]);
  for (const { open } of rows as { open: number }[]) expect(open).toBeGreaterThan(2);
});

test("cells equal the facts, orders have their lines, each shipment was told of", async () => {
  const wrong = await db().$queryRaw`
    SELECT f.dealer_id FROM (
      SELECT dealer_id, platform_id, service_class, due_on, count(*) FILTER (WHERE verdict = 'on_time') AS x
      FROM shipment WHERE accepted_at > '2026-11-01' GROUP BY 1, 2, 3, 4
    ) f LEFT JOIN dealer_sla_day c USING (dealer_id, platform_id, service_class, due_on)
    WHERE c.on_time IS DISTINCT FROM f.x`;
  expect(wrong).toEqual([]);
  const bare = await db().$queryRaw`
    SELECT s.id FROM shipment s WHERE s.accepted_at > '2026-11-01' AND (
      NOT EXISTS (SELECT 1 FROM order_line l WHERE l.dealer_id = s.dealer_id AND l.order_id = s.order_id)
      OR NOT EXISTS (SELECT 1 FROM outbox o WHERE o.shipment_id = s.id))`;
  expect(bare).toEqual([]);
});

test("a day is begun once, and can be carried on two hours later with what is open then", async () => {
  expect(await loadDemoDay(scope, later(119))).toEqual({ platforms: 0, shipments: 0 });
  const before = await boardAt(later(120));
  const [one, two] = await Promise.all([
    loadDemoDay(scope, later(120)),
    loadDemoDay(scope, later(120)),
  ]);
  expect([one.platforms, two.platforms].sort()).toEqual([0, 6]);
  const after = await boardAt(later(120));
  expect(after.overdue).toBe(before.overdue);
  // What is open then is to be picked, some of it at risk by then.
  expect(before.to_pick).toBe(0);
  expect(after.to_pick).toBeGreaterThanOrEqual(4);
});

test("at night there is what came in since, what is on the road, and what the evening left over", async () => {
  const night = new Date("2026-11-24T02:00:00+08:00");
  await loadDemoDay(scope, night);
  const board = await boardAt(night);
  expect(board.to_pick).toBe(9);
  expect(board.to_deliver).toBeGreaterThan(0);
  expect(await lastEventAt()).toBeLessThanOrEqual(night.getTime());
});

test("nowhere but in the demo", async () => {
  await replaceDemo(settings, later(3_000));
  await expect(loadDemoDay(scope, later(3_001))).rejects.toMatchObject({ code: "no_demo" });
});
