import fc from "fast-check";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut } from "#lib/contracts/filters.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { cellSums, sumsOfCells } from "#lib/data/facts/cell-sums.ts";
import { cohortCells } from "#lib/data/metrics/cohort-cells.ts";
import { type Cohort, liveCohort } from "#lib/data/metrics/cohort-sql.ts";
import { listShipments } from "#lib/data/shipments.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { ALL_TIME, type Period, parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { Prisma } from "#prisma/generated/client.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const DAY_MS = 86_400_000;
const firstDueMs = Date.parse("2026-07-01T03:00:00Z");
/** Every day of five months has a few, the last of them after every instant asked for. */
const DAYS = 153;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("America/New_York");
  provideDatabaseUrl(database.url);
  const place = await makeRollupWorld();
  const shipments = Array.from({ length: DAYS * 3 }, (_, i) => {
    const dueAtMs = firstDueMs + (i % DAYS) * DAY_MS + i * 83 * MINUTE_MS;
    const serviceClass = i % 4 === 0 ? "intercity" : "local";
    return makeShipment({ ...place, dueAtMs }, `k${i}`, { serviceClass, ...fateOf(i, dueAtMs) });
  });
  await inTransaction(scope, (tx) => writeFacts(tx, { create: shipments, append: [] }, () => null));
  await db().$executeRaw`UPDATE shipment SET retracted = TRUE WHERE source_key = 'k8'`;
  await inTransaction(scope, async (tx) => {
    const again = makeShipment({ ...place, dueAtMs: firstDueMs + 8 * DAY_MS }, "again", {
      serviceClass: "intercity",
    });
    await writeFacts(tx, { create: [again], append: [] }, () => null);
  });
}, 60_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Each seventh shipment waits for its end, some with a pause that moved what it owes. */
function fateOf(i: number, dueAtMs: number): Partial<ShipmentFacts> {
  const id = newId();
  const fromMs = dueAtMs - 30 * MINUTE_MS;
  const toMs = fromMs + (i % 5) * DAY_MS;
  const pause = { id, fromMs, toMs, reason: "wait", recordedAtMs: fromMs };
  const excuse = { id, reason: "typhoon", approvedAtMs: dueAtMs };
  const by = { cancelledBy: i % 2 === 0 ? "dealer" : "distributor" };
  return {
    pauses: i % 3 === 0 ? [pause] : [],
    excuses: i % 11 === 0 ? [excuse] : [],
    events:
      i % 7 === 0
        ? []
        : i % 13 === 0
          ? [makeEvent("cancelled", dueAtMs - MINUTE_MS, by)]
          : [makeEvent("delivered", dueAtMs + ((i % 9) - 6) * 20 * MINUTE_MS)],
  };
}

const dayKey = fc.integer({ min: -40, max: DAYS + 40 });
const period = fc.oneof(
  fc.constant(ALL_TIME),
  fc.constantFrom("2026-07", "2026-10", "2026-11", "2026-12", "2026-Q3", "2026-Q4", "2026").map(of),
  fc.tuple(dayKey, dayKey).map(([a, b]) => {
    const iso = (day: number) => isoOfDay(Math.floor(firstDueMs / DAY_MS) + day);
    return of(`${iso(Math.min(a, b))}..${iso(Math.max(a, b))}`);
  }),
);

function of(key: string): Period {
  const parsed = parsePeriod(key);
  if (!parsed) throw new Error(key);
  return parsed;
}

const sumsOver = async (cells: Prisma.Sql) =>
  db().$queryRaw`SELECT ${sumsOfCells} FROM (${cells}) c`;

test("any period, as of any instant: months, days and facts give the same sums", async () => {
  const instant = fc.integer({ min: -2 * 24, max: DAYS * 24 }).map((hour) => hour * 3_600_000);
  const serviceClass = fc.constantFrom(null, "local", "intercity");
  await fc.assert(
    fc.asyncProperty(period, serviceClass, instant, async (asked, code, sinceMs) => {
      const cohort: Cohort = { period: asked, platformId: null, serviceClass: code };
      const now = new Date(firstDueMs + sinceMs);
      const facts = Prisma.sql`
        SELECT ${cellSums(Prisma.sql`s.adjusted_due_at < ${now}`)}
        FROM shipment s WHERE ${liveCohort(scope, cohort)} AND s.due_at < ${now}`;
      const expected = await sumsOver(facts);
      expect(await sumsOver(cohortCells(scope, cohort, now))).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("a list counts a whole cohort by its cells as it counts its shipments one by one", async () => {
  const now = new Date("2026-11-20T02:00:00Z");
  const everyHour = { ...noCut, hours: Array.from({ length: 24 }, (_, hour) => hour) };
  for (const key of ["all", "2026-09", "2026-11", "2026-08-15..2026-10-31"]) {
    const counts = (cut: typeof noCut) =>
      listShipments(
        scope,
        {
          period: of(key),
          platformId: null,
          serviceClass: null,
          cut,
          outcome: "missed",
          dealerIds: null,
          lateFromMinutes: null,
          lateToMinutes: null,
          search: null,
        },
        { sort: "-due", page: 1, pageSize: 500 },
        now,
      );
    const [byCells, oneByOne] = [await counts(noCut), await counts(everyHour)];
    expect(byCells.counts).toEqual(oneByOne.counts);
    expect(byCells.rows).toHaveLength(byCells.total);
  }
});

test("whole months are answered by their cells, days at the edges by their own", async () => {
  const now = new Date("2026-11-20T02:00:00Z");
  const cohort: Cohort = {
    period: of("2026-08-15..2026-10-31"),
    platformId: null,
    serviceClass: null,
  };
  const days = (cells: Prisma.Sql) => db().$queryRaw<{ n: number; first: string; last: string }[]>`
    SELECT count(DISTINCT due_on)::int AS n, min(due_on)::text AS first, max(due_on)::text AS last
    FROM (${cells}) c WHERE c.due > 0`;
  expect(await days(cohortCells(scope, cohort, now))).toEqual([
    { n: 17 + 2, first: "2026-08-15", last: "2026-10-01" },
  ]);
});
