import { expect, test } from "vitest";
import { importCountsSchema } from "#lib/contracts/import-progress.ts";
import { freshCounts } from "#lib/importing/run-import.ts";

const after = (counts: object, mode: "check" | "import") => ({
  fileBytes: 7,
  counts: importCountsSchema.parse({ mode, ...counts }),
});

test.each([
  ["a check that would create", after({ shipmentsNew: 3 }, "check"), false],
  ["an import that wrote nothing", after({ rowsRead: 3 }, "import"), false],
  ["an import that created", after({ shipmentsNew: 3 }, "import"), true],
  ["an import that changed", after({ shipmentsChanged: 1 }, "import"), true],
  ["a check after an import that wrote", after({ wroteBefore: true }, "check"), true],
])("a run begun anew after %s counts from nothing", (_name, item, wroteBefore) => {
  expect(freshCounts(item, "import")).toEqual(
    importCountsSchema.parse({ mode: "import", bytesTotal: 7, wroteBefore }),
  );
});
