import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { readLeague } from "#lib/data/metrics/league.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { importFile } from "#tests/support/import-file.ts";
import { sharedDataPath } from "#tests/support/shared.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const file = sharedDataPath("scms_deliveries.csv");
const reference = sharedDataPath("ref_scms_by_country.csv");
const scope = operatorScope("metrics:read");
const everything = { period: ALL_TIME, platformId: null, serviceClass: null };

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test.runIf(file !== null && reference !== null)(
  "10,324 real deliveries: the league table's counts equal the reference line by line",
  async () => {
    if (file === null || reference === null) return;
    const { counts } = await importFile(file, { zone: "UTC" });
    expect(counts).toMatchObject({ rowsRead: 10_324, rowsRejected: 0, shipmentsNew: 10_324 });

    const league = await readLeague(scope, everything, new Date());
    const expected: Record<string, string>[] = parse(await readFile(reference), { columns: true });
    const found = league.rows.map(({ name, due, onTime }) => `${name},${due},${onTime}`);
    const wanted = expected.map(({ unit, n, on_time }) => `${unit},${n},${on_time}`);
    expect(found.sort()).toEqual(wanted.sort());

    const facts = await db().shipmentEvent.count();
    const again = await importFile(file, { zone: "UTC" });
    expect(again.counts).toMatchObject({
      shipmentsNew: 0,
      shipmentsChanged: 0,
      shipmentsUnchanged: 10_324,
      rowsRejected: 0,
    });
    expect(await db().shipmentEvent.count()).toBe(facts);
  },
);
