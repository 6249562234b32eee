import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { deliveryFields } from "#lib/domain/importing/fields.ts";

const main = fileURLToPath(new URL("../../../lib/cli/main.ts", import.meta.url));
/** As `npm run cli` calls it. */
const quiet = ["--disable-warning=ExperimentalWarning"];
const folder = mkdtempSync(path.join(tmpdir(), "usage-"));
const file = path.join(folder, "deliveries.csv");
writeFileSync(file, "Customer,Due,Delivered\nA,2026-11-10 12:00,2026-11-10 11:00\n");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nobody listens on port 1: whoever gets as far as the database fails with 1. */
const DATABASE_URL = "postgresql://nobody:secret@127.0.0.1:1/nothing";

function cli(...words: string[]) {
  const env = { ...process.env, DATABASE_URL, DATA_DIR: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...quiet, main, ...words], {
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

const deliveries = (...words: string[]) =>
  cli("import", "deliveries", file, "--zone", "UTC", ...words);

describe("called wrongly is 2, before any database is asked", () => {
  it.each([
    [["--date-order", "ydm"], "auto, ymd, dmy, mdy"],
    [["--unknown-dealers", "ignore"], "create, refuse"],
    [["--unknown-platforms", "ignore"], "create, refuse"],
    [["--near", "merge"], "warn, refuse"],
    [["--lang", "fr"], "en, zh"],
    [["--merge", "A"], "Not spelling=dealer"],
    [["--map", "price=Due"], "No field"],
    [["--map", "dealer=Shop"], 'no column "Shop" for dealer'],
    [["--map", "dealer="], "Choose the column of the dealer."],
    [["--map", "dealer=", "--lang", "zh"], "请选出经销商在哪一列。"],
    [["--map", "dealer=Due,dueAt=Due"], "change one"],
    [["--merge", `A=${"B".repeat(201)}`], "mergeDealers.0.dealer"],
  ])("%.60j", (words, reason) => {
    const { status, stderr } = deliveries(...words);
    expect([status, stderr]).toEqual([2, expect.stringContaining(reason)]);
  });

  it("a mapping that does not fit names the file's columns", () => {
    const { stderr } = deliveries("--map", "dealer=Shop");
    expect(stderr).toContain("The file's columns: Customer, Due, Delivered");
  });

  it.each([["1"], ["0"], ["ninety"], ["none"]])("settings target %s", (value) => {
    expect(cli("settings", "target", value).status).toBe(2);
  });
});

it("a DATABASE_URL that cannot be used is said in one line, without its password", () => {
  const { status, stderr } = deliveries("--map", "dealer=Customer");
  expect(status).toBe(1);
  expect(stderr).toMatch(/^error: DATABASE_URL: 127\.0\.0\.1:1\/nothing cannot be used .*\n$/);
  expect(stderr).not.toContain("secret");
});

it("--help names every field that --map takes", () => {
  const { status, stdout } = cli("import", "deliveries", "--help");
  expect(status).toBe(0);
  expect(stdout.replace(/\s+/g, " ")).toContain(deliveryFields.join(", "));
});
