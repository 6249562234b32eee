import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { disconnect } from "#lib/data/client.ts";
import { findNumbers, listDealerNames } from "#lib/data/search.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const scope = operatorScope("shipments:read");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  const rows = ["SH1,SO1", "SH2,SO1", "SH%3,SO_2", "sh4,SO3"].map(
    (numbers) => `${numbers},甲,2026-11-20 12:00`,
  );
  const file = await writeTempFile(
    "a.csv",
    `shipment no,order no,dealer,due\n${rows.join("\n")}\n`,
  );
  await importFile(file, { now });
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test.each([
  ["SH", ["SH%3", "SH1", "SH2"], []],
  ["sh", ["SH%3", "SH1", "SH2", "sh4"], []],
  ["SH%", ["SH%3"], []],
  ["so1", [], ["SO1"]],
  ["SO_", [], ["SO_2"]],
  ["H1", [], []],
])("numbers that begin with %s", async (beginning, shipments, orders) => {
  const found = await findNumbers(scope, beginning, 7);
  expect(found.shipments.map(({ number }) => number)).toEqual(shipments);
  expect(found.orders.map(({ number }) => number)).toEqual(orders);
});

test("no more are read than asked for, the first by number", async () => {
  const { shipments } = await findNumbers(scope, "sh", 2);
  expect(shipments.map(({ number }) => number)).toEqual(["SH%3", "SH1"]);
});

test("a dealer is listed once, without its own name among the others", async () => {
  expect(await listDealerNames(scope)).toMatchObject([{ name: "甲", others: [] }]);
});
