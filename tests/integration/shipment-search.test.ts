import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { noCut, type Outcome } from "#lib/contracts/filters.ts";
import { disconnect } from "#lib/data/client.ts";
import { listShipments } from "#lib/data/shipments.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  const rows = ["A1,甲,2026-11-20 12:00", "A2,甲,2026-11-30 12:00", "A%3,甲,2026-11-20 12:00"];
  const file = await writeTempFile("a.csv", `shipment no,dealer,due\n${rows.join("\n")}\n`);
  await importFile(file, { now });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function found(search: string | null, outcome: Outcome): Promise<(string | null)[]> {
  const { rows, total } = await listShipments(
    operatorScope("shipments:read"),
    {
      period: ALL_TIME,
      platformId: null,
      serviceClass: null,
      cut: noCut,
      outcome,
      dealerIds: null,
      lateFromMinutes: null,
      lateToMinutes: null,
      search,
    },
    { sort: "due", page: 1, pageSize: 50 },
    now,
  );
  expect(total).toBe(rows.length);
  return rows.map(({ number }) => number).sort();
}

test("a number is found before it is due, and never among the misses", async () => {
  expect(await found(null, "due")).toEqual(["A%3", "A1"]);
  expect(await found("A2", "due")).toEqual(["A2"]);
  expect(await found("A2", "missed")).toEqual([]);
  expect(await found("A1", "undelivered")).toEqual(["A1"]);
});

test("what a pattern would mean is a plain character of a number", async () => {
  expect(await found("A%", "due")).toEqual(["A%3"]);
  expect(await found("_", "due")).toEqual([]);
});
