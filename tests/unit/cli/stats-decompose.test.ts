import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sharedFixture } from "#tests/support/shared.ts";

const main = fileURLToPath(new URL("../../../lib/cli/main.ts", import.meta.url));

function decompose(input: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, "stats", "decompose", ...words],
    { input, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

function effectsOf(stdout: string) {
  const [header, ...lines] = stdout.trimEnd().split("\n");
  expect(header).toBe("unit,rate_effect,mix_effect");
  return lines.map((line) => {
    const [unit = "", rateEffect, mixEffect] = line.split(",");
    return { unit, rateEffect: Number(rateEffect), mixEffect: Number(mixEffect) };
  });
}

const effectsSchema = z.object({
  total: z.number(),
  rate_effect: z.number(),
  mix_effect: z.number(),
});
const fixtureSchema = z.object({
  alaska_amwest: z.object({
    rows: z.array(
      z.object({
        airport: z.string(),
        alaska_ontime: z.number(),
        alaska_delayed: z.number(),
        amwest_ontime: z.number(),
        amwest_delayed: z.number(),
      }),
    ),
    kitagawa: effectsSchema,
  }),
  ucb_admissions: z.object({
    dept: z.array(z.string()),
    male_admitted: z.array(z.number()),
    male_n: z.array(z.number()),
    female_admitted: z.array(z.number()),
    female_n: z.array(z.number()),
    kitagawa: effectsSchema,
  }),
});

function expectTotals(lines: readonly string[], kitagawa: z.infer<typeof effectsSchema>) {
  const { status, stdout } = decompose(["unit,n0,x0,n1,x1", ...lines, ""].join("\n"));
  expect(status).toBe(0);
  const rows = effectsOf(stdout);
  const total = rows.pop();
  expect(rows).toHaveLength(lines.length);
  expect(total).toEqual({
    unit: "TOTAL",
    rateEffect: expect.closeTo(kitagawa.rate_effect, 14),
    mixEffect: expect.closeTo(kitagawa.mix_effect, 14),
  });
  const sum = rows.reduce((all, { rateEffect, mixEffect }) => all + rateEffect + mixEffect, 0);
  expect(sum).toBeCloseTo(kitagawa.total, 14);
}

describe("stats decompose", () => {
  it("Alaska against America West, and admissions to Berkeley, as published", () => {
    const fixture = sharedFixture("simpson_kitagawa.json");
    if (fixture === null) return;
    const { alaska_amwest: flights, ucb_admissions: ucb } = fixtureSchema.parse(fixture);
    expectTotals(
      flights.rows.map((row) => {
        const before = [row.amwest_ontime + row.amwest_delayed, row.amwest_ontime];
        const after = [row.alaska_ontime + row.alaska_delayed, row.alaska_ontime];
        return [row.airport, ...before, ...after].join();
      }),
      flights.kitagawa,
    );
    expectTotals(
      ucb.dept.map((dept, index) =>
        [
          dept,
          ...[ucb.female_n[index], ucb.female_admitted[index]],
          ...[ucb.male_n[index], ucb.male_admitted[index]],
        ].join(),
      ),
      ucb.kitagawa,
    );
  });

  it("who comes or goes is mix alone; who was never there is nothing; names stay as they came", () => {
    const { stdout } = decompose(
      'note,unit,x1,n1,x0,n0\n,"Li, Bo",0,0,50,100\n,沈阳,75,100,0,0\n,none,0,0,0,0\n',
    );
    expect(stdout).toBe(
      'unit,rate_effect,mix_effect\n"Li, Bo",0,-0.5\n沈阳,0,0.75\nnone,0,0\nTOTAL,0,0.25\n',
    );
  });

  it.each([
    ["n0", "A,0,0,5,4\n"],
    ["n1", "A,5,4,0,0\n"],
    ["n0", ""],
  ])("nothing due at all in %s is refused", (column, lines) => {
    const { status, stdout, stderr } = decompose(`unit,n0,x0,n1,x1\n${lines}`);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toBe(
      `error: column ${column}: nothing was due in this period, so it has no rate\n`,
    );
  });

  it("names every wrong line and column, and writes nothing else", () => {
    const { status, stdout, stderr } = decompose(
      "unit,n0,x0,n1,x1\nA,5,6,5,7\nA,x,1,1,-1\nTOTAL,1,1,1,1\n",
    );
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      "line 2: column x0: 6 is more than n0, 5",
      "line 2: column x1: 7 is more than n1, 5",
      'line 3: column unit: "A" already stands on line 2',
      'line 3: column n0: must be a whole number from 0 to 1000000000, not "x"',
      'line 3: column x1: must be a whole number from 0 to 1000000000, not "-1"',
      "line 4: column unit: TOTAL is the name of the last line written",
      "",
    ]);
    expect(decompose("unit,n0,x0,n1\nA,1,1,1\n").stderr).toBe(
      "line 1: column x1: missing from the header\n",
    );
  });

  it("explains itself; called wrongly is 2", () => {
    const help = decompose("", "--help");
    expect([help.status, help.stdout.includes("Kitagawa")]).toEqual([0, true]);
    const wrong = decompose("", "--target", "0.9");
    expect([wrong.status, wrong.stdout, wrong.stderr !== ""]).toEqual([2, "", true]);
  });
});
