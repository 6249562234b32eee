import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { keptWhileUnchanged } from "#lib/data/metrics/kept-while-unchanged.ts";
import { readReasonUnits } from "#lib/data/metrics/reason-units.ts";
import { readWeekdayHours } from "#lib/data/metrics/weekday-hours.ts";
import { parsePeriod } from "#lib/domain/time/period.ts";
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

const scope = operatorScope("metrics:read");
const period = parsePeriod("2026-10") ?? expect.unreachable();
const october = { period, platformId: null, serviceClass: null };
const now = new Date("2026-12-01T00:00:00Z");

/** Rewrites one cell of a month with its own values, as a change that leaves its sums alone does. */
async function touchMonth(month: string): Promise<void> {
  await db().$executeRaw`
    UPDATE dealer_sla_month SET due = due WHERE ctid = (
      SELECT ctid FROM dealer_sla_month WHERE due_month = ${month}::date LIMIT 1)`;
}

test("a question is asked again only when its cohort has changed, even with equal sums", async () => {
  const ask = keptWhileUnchanged<number>();
  let asked = 0;
  const answer = () =>
    ask(scope, october, null, now, () => {
      asked += 1;
      return Promise.resolve(asked);
    });
  expect([await answer(), await answer()]).toEqual([1, 1]);
  await touchMonth("2026-09-01");
  expect(await answer()).toBe(1);
  await touchMonth("2026-10-01");
  expect([await answer(), await answer()]).toEqual([2, 2]);
});

test("another detail, and another cohort, are other questions", async () => {
  const ask = keptWhileUnchanged<string>();
  const of = (detail: string, cohort = october) =>
    ask(scope, cohort, detail, now, () => Promise.resolve(`${detail} ${cohort.period.key}`));
  expect(await of("hour")).toBe("hour 2026-10");
  expect(await of("line")).toBe("line 2026-10");
  const september = parsePeriod("2026-09") ?? expect.unreachable();
  expect(await of("hour", { ...october, period: september })).toBe("hour 2026-09");
});

test("a question that failed is asked again", async () => {
  const ask = keptWhileUnchanged<string>();
  const failing = ask(scope, october, null, now, () =>
    Promise.reject(new Error("lost connection")),
  );
  await expect(failing).rejects.toThrow("lost connection");
  expect(await ask(scope, october, null, now, () => Promise.resolve("there"))).toBe("there");
});

test("what falls due with time alone is asked again", async () => {
  const ask = keptWhileUnchanged<number>();
  // While October was running, each hour made further shipments due.
  const [morning, evening] = [new Date("2026-10-14T02:00:00Z"), new Date("2026-10-14T10:00:00Z")];
  expect(await ask(scope, october, null, morning, () => Promise.resolve(1))).toBe(1);
  expect(await ask(scope, october, null, evening, () => Promise.resolve(2))).toBe(2);
});

test("a dealer that is renamed is called by its new name at once", async () => {
  const names = async () =>
    (await readReasonUnits(scope, "dealer", october, null, now)).map(({ label }) => label);
  const dealer = await db().dealer.findFirstOrThrow({ where: { name: "郑州恒信网络" } });
  expect(await names()).toContain("郑州恒信网络");
  await db().dealer.update({ where: { id: dealer.id }, data: { name: "恒信新名" } });
  expect(await names()).toContain("恒信新名");
});

test("kept hours are those of the facts after a change", async () => {
  const due = async () =>
    (await readWeekdayHours(scope, october, now)).reduce((sum, hour) => sum + hour.due, 0);
  const before = await due();
  const shipment = await db().shipment.findFirstOrThrow({
    where: { dueOn: new Date("2026-10-14"), verdict: "on_time" },
  });
  await db().$transaction([
    db().shipment.update({
      where: { dealerId_id: { dealerId: shipment.dealerId, id: shipment.id } },
      data: { retracted: true },
    }),
    db().$executeRaw`UPDATE dealer_sla_month SET due = due - 1
      WHERE dealer_id = ${shipment.dealerId}::uuid AND due_month = '2026-10-01'
        AND platform_id = ${shipment.platformId}::uuid AND service_class = ${shipment.serviceClass}`,
  ]);
  expect(await due()).toBe(before - 1);
});
