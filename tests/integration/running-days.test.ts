import { v7 as newId } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { disconnect, inTransaction } from "#lib/data/client.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { readMonths } from "#lib/data/metrics/periods.ts";
import { projectShipment } from "#lib/domain/orders/project-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { verdictOf } from "#lib/domain/sla/verdict.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import {
  MINUTE_MS,
  makeEvent,
  makeRollupWorld,
  makeShipment,
} from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const HOUR_MS = 60 * MINUTE_MS;
/** Whatever happens has happened by noon, in China, on the last of November. */
const noonMs = Date.parse("2026-11-30T04:00:00Z");
/** Dues in hours after that noon: from the day before to the first of December. */
const dueAfterHours = [-27, -1, 0, 3, 8, 23];

let database: TestDatabase;
let shipments: ShipmentFacts[] = [];

beforeAll(async () => {
  database = await createTestDatabase("America/New_York");
  provideDatabaseUrl(database.url);
  const place = await makeRollupWorld();
  shipments = dueAfterHours.flatMap((hours) =>
    storiesOf({ ...place, dueAtMs: noonMs + hours * HOUR_MS }),
  );
  await inTransaction(scope, (tx) => writeFacts(tx, { create: shipments, append: [] }, () => null));
}, 60_000);
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** Every end with every way in which a due moves, excused and not. */
function storiesOf(at: Parameters<typeof makeShipment>[0]): ShipmentFacts[] {
  const earlyMs = Math.min(at.dueAtMs, noonMs) - 30 * MINUTE_MS;
  const lateMs = Math.min(at.dueAtMs + 20 * MINUTE_MS, noonMs - MINUTE_MS);
  const ends = [
    [],
    [["dispatched", earlyMs, {}]],
    [["delivered", earlyMs, {}]],
    [["delivered", lateMs, {}]],
    [["cancelled", earlyMs, { cancelledBy: "dealer" }]],
    [["cancelled", lateMs, { cancelledBy: "dealer" }]],
    [["cancelled", earlyMs, { cancelledBy: "distributor" }]],
  ] as const;
  const pause = (toMs: number | null) => ({
    pauses: [{ id: newId(), fromMs: earlyMs, toMs, reason: "wait", recordedAtMs: earlyMs }],
  });
  const moves = [
    () => ({}),
    () => pause(lateMs),
    () => pause(null),
    (facts: ShipmentFacts) => askedAgain(facts, 5 * HOUR_MS),
    (facts: ShipmentFacts) => askedAgain(facts, -2 * HOUR_MS),
  ];
  const excuse = () => ({ id: newId(), reason: "typhoon", approvedAtMs: earlyMs });
  return ends.flatMap((events, end) =>
    moves.flatMap((move, how) =>
      [false, true].map((excused) => {
        const facts = makeShipment(at, `${at.dueAtMs}/${end}/${how}/${excused}`, {
          events: events.map(([kind, atMs, data]) => makeEvent(kind, atMs, data)),
          excuses: excused ? [excuse()] : [],
        });
        return { ...facts, ...move(facts) };
      }),
    ),
  );
}

function askedAgain({ promises }: ShipmentFacts, byMs: number): Partial<ShipmentFacts> {
  const again = promises.map((promise) => ({
    ...promise,
    id: newId(),
    kind: "dealer_asked" as const,
    dueAtMs: promise.dueAtMs + byMs,
    madeAtMs: promise.madeAtMs + MINUTE_MS,
  }));
  return { promises: [...promises, ...again] };
}

/** The measures of domain.md §4, shipment by shipment, by verdicts as of that instant. */
function countedByDomain(key: string, now: Date) {
  const { from, to } = periodOf(key);
  const [dues, asOf] = [
    shipments.map((facts) => projectShipment(facts, () => null)),
    now.getTime(),
  ];
  const counted = dues
    .filter(({ dueAtMs, dueOn }) => dueAtMs < asOf && dueOn >= (from ?? "") && dueOn <= (to ?? "~"))
    .map((one) => {
      const { deliveredAtMs, cancelledAtMs, cancelledBy, adjustedDueAtMs } = one;
      const end = { deliveredAt: deliveredAtMs, cancelledAt: cancelledAtMs, cancelledBy, asOf };
      const adjusted =
        adjustedDueAtMs === null ? "open" : verdictOf({ ...end, dueAt: adjustedDueAtMs });
      const isMiss = adjusted === "late" || adjusted === "overdue";
      return { ...one, raw: verdictOf({ ...end, dueAt: one.dueAtMs }), adjusted, isMiss };
    });
  const valid = counted.filter(({ raw }) => raw !== "void");
  const count = (is: (one: (typeof valid)[number]) => boolean) => valid.filter(is).length;
  return {
    due: valid.length,
    onTime: count(({ raw }) => raw === "on_time"),
    late: count(({ raw }) => raw === "late"),
    undelivered: count(({ raw }) => raw === "overdue"),
    void: counted.length - valid.length,
    adjDue: count((one) => one.adjusted === "on_time" || (one.isMiss && !one.excused)),
    adjOnTime: count(({ adjusted }) => adjusted === "on_time"),
    excused: count((one) => one.isMiss && one.excused),
    dockKnown: count(({ dock }) => dock !== "unknown"),
    dockOnTime: count(({ dock }) => dock === "on_time"),
    minutesN: count(({ localMinutes }) => localMinutes !== null),
    minutesSum: valid.reduce((sum, { localMinutes }) => sum + (localMinutes ?? 0), 0),
  };
}

function periodOf(key: string) {
  const period = parsePeriod(key);
  if (!period) throw new Error(key);
  return period;
}

const instants = [0, 1, 3 * HOUR_MS, 3 * HOUR_MS + 1, 9 * HOUR_MS, 23 * HOUR_MS + 1, 60 * HOUR_MS];
const periods = [
  "all",
  "2026-11",
  "2026-12",
  "2026-11-30..2026-11-30",
  "2026-11-30..2026-12-01",
  "2026-12-01..9999-12-31",
];

test.each(instants)("%d ms after noon a running day is counted as lib/domain does", async (ms) => {
  const now = new Date(noonMs + ms);
  for (const key of periods) {
    const filter = { period: periodOf(key), platformId: null, serviceClass: null };
    const { rows } = await readLeague(scope, filter, now);
    expect(rows[0], key).toMatchObject(countedByDomain(key, now));
  }
});

test("a month is there from the first due that has passed in it", async () => {
  const monthsAt = async (ms: number) =>
    (await readMonths(scope, new Date(noonMs + ms))).map(({ month }) => month);
  expect(await monthsAt(-27 * HOUR_MS)).toEqual([]);
  expect(await monthsAt(-27 * HOUR_MS + 1)).toEqual(["2026-11"]);
  expect(await monthsAt(23 * HOUR_MS)).toEqual(["2026-11"]);
  expect(await monthsAt(23 * HOUR_MS + 1)).toEqual(["2026-12", "2026-11"]);
  expect(await monthsAt(24 * 40 * HOUR_MS)).toEqual(["2026-12", "2026-11"]);
});
