import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { listRejectedRows } from "#lib/data/rejected-rows.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";
import { parts, zipOf } from "#tests/unit/importing/reading/tiny-workbook.ts";

const scope = operatorScope("metrics:read");
const now = new Date("2026-11-22T02:00:00Z");
const zone = "Asia/Shanghai";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

test("rows with what PostgreSQL cannot store are refused, and kept as far as they can be", async () => {
  const rows = [
    ["number", "dealer", "due", "note"],
    ["S1", "甲", "2026-11-10", "sound"],
    ["S2", "乙&#0;", "2026-11-10", ""],
    ["S3", "丙", "2026-11-10", "&#xD800;"],
  ];
  const xml = rows.map((cells, row) => {
    const inner = cells.map(
      (text, at) => `<c r="${"ABCD"[at]}${row + 1}" t="str"><v>${text}</v></c>`,
    );
    return `<row r="${row + 1}">${inner.join("")}</row>`;
  });
  const file = await writeTempFile("table.xlsx", zipOf(parts(xml.join(""))));
  const { importId, counts } = await importFile(file, { now, zone });
  expect(counts).toMatchObject({ shipmentsNew: 1, rowsRejected: 2 });
  expect(await listRejectedRows(scope, importId, { afterRow: 0, limit: 9 })).toMatchObject([
    {
      rowNumber: 3,
      code: "text_broken",
      params: { column: 2 },
      cells: ["S2", "乙�", "2026-11-10", ""],
    },
    { rowNumber: 4, code: "text_broken", params: { column: 4 } },
  ]);
});

test("damage far below refuses the file with its place, and nothing is written", async () => {
  const sound = Array.from({ length: 3000 }, (_, at) => `D${at},丁,2026-11-10`);
  const text = ["number,dealer,due", ...sound, 'D,"丁,2026-11-10'].join("\n");
  const file = await writeTempFile("late.csv", text);
  await expect(importFile(file, { now, zone })).rejects.toMatchObject({
    code: "file_refused",
    params: { reason: "quote_unbalanced", line: 3002 },
  });
  expect(await db().shipment.count({ where: { number: { startsWith: "D" } } })).toBe(0);
});
