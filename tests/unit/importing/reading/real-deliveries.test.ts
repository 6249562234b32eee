import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { guessColumns } from "#lib/domain/importing/guess-columns.ts";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { nearSpellings } from "#lib/domain/importing/near-spelling.ts";
import { openTable, readRows } from "#lib/importing/reading/open-table.ts";

const path = "../shared/data/scms_deliveries.csv";
const isHere = existsSync(path);
if (!isHere) console.warn(`not run: ${path} is absent`);

it.runIf(isHere)("reads the real deliveries and guesses what their columns are", async () => {
  const table = await openTable(path);
  const { mapping } = guessColumns(
    table.header,
    table.sampleRows.map((row) => row.cells),
  );
  const headerOf = (field: keyof typeof mapping) => {
    const source = mapping[field];
    return source?.kind === "column" ? source.header : undefined;
  };
  expect(headerOf("shipmentNumber")).toBe("line_id");
  expect(headerOf("orderNumber")).toBe("po_so");
  expect(headerOf("dealer")).toBe("country");
  expect(headerOf("dueAt")).toBe("scheduled_date");
  expect(headerOf("deliveredAt")).toBe("delivered_date");
  expect(headerOf("recordedAt")).toBe("recorded_date");
  expect(headerOf("quantity")).toBe("quantity");
  expect(mapping.platform).toBeUndefined();

  const names = new Set<string>();
  let rows = 0;
  for await (const row of readRows(path, table)) {
    expect(row.refusal).toBeNull();
    names.add(row.cells[table.header.indexOf("country")] ?? "");
    rows += 1;
  }
  expect(rows).toBe(10_324);
  // 43 countries, none of them a spelling of another
  expect(new Set([...names].map(nameKey)).size).toBe(43);
  expect(nearSpellings([...names], [])).toEqual([]);
});
