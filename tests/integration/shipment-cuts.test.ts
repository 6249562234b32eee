import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut, type ShipmentCut } from "#lib/contracts/filters.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { seedDemo } from "#prisma/seed/index.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  await seedDemo();
}, 600_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const at = new Date("2026-12-31T00:00:00Z");

async function missed(cut: Partial<ShipmentCut>): Promise<number> {
  const { total } = await listShipments(
    operatorScope("shipments:read"),
    {
      period: ALL_TIME,
      platformId: null,
      serviceClass: null,
      cut: { ...noCut, ...cut },
      outcome: "missed",
      dealerIds: null,
      lateFromMinutes: null,
      lateToMinutes: null,
      search: null,
    },
    { sort: "-due", page: 1, pageSize: 1 },
    at,
  );
  return total;
}

const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0);

test("the seven weekdays, and the 24 hours, are all misses: every one has one start", async () => {
  const days = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((day) => missed({ weekdays: [day] })));
  const hours = await Promise.all(
    Array.from({ length: 24 }, (_, hour) => missed({ hours: [hour] })),
  );
  expect(sum(days)).toBe(await missed({}));
  expect(sum(hours)).toBe(await missed({}));
  expect(days.every((count) => count > 0)).toBe(true);
});

test("a start counts on the platform's wall clock: nothing starts outside 09:00–19:00", async () => {
  const closed = [0, 1, 2, 3, 4, 5, 6, 7, 8, 19, 20, 21, 22, 23];
  expect(await missed({ hours: closed })).toBe(0);
});

test("the stated reasons and the unstated one are all misses", async () => {
  const reasons = await db().shipment.findMany({
    distinct: ["reason"],
    select: { reason: true },
  });
  const counts = await Promise.all(
    reasons.map(({ reason }) => missed({ reason: reason ?? "none" })),
  );
  expect(sum(counts)).toBe(await missed({}));
});

test("sites and regions of the dealers part the misses; a product belongs to its line", async () => {
  const [sites, regions, product] = await Promise.all([
    db().site.findMany({ select: { id: true } }),
    db().region.findMany({ select: { id: true } }),
    db().product.findFirstOrThrow({ where: { line: { not: null } } }),
  ]);
  const perRegion = await Promise.all(regions.map(({ id }) => missed({ regionId: id })));
  expect(sum(perRegion)).toBe(await missed({}));
  expect(await missed({ siteId: sites[0]?.id ?? "" })).toBeLessThan(await missed({}));
  const ofProduct = await missed({ productId: product.id });
  expect(ofProduct).toBeLessThanOrEqual(await missed({ productLine: product.line }));
  expect(ofProduct).toBe(await missed({ productId: product.id, productLine: product.line }));
});
