import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { sharedFixture } from "#tests/support/shared.ts";

const main = fileURLToPath(new URL("../../../lib/cli/main.ts", import.meta.url));

function chart(input: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [main, "stats", "chart", ...words],
    { input, encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const HEADER = "period,due,on_time,rate,centre,p_low,p_high,pp_low,pp_high,signal";

/** A CSV of periods 1, 2, 3 … with the same number due. */
function periods(due: number, onTimes: readonly number[]) {
  const lines = onTimes.map((onTime, index) => `${index + 1},${due},${onTime}\n`);
  return `period,due,on_time\n${lines.join("")}`;
}

/** The fields of each line below the header. */
function fieldsOf(stdout: string) {
  const [header, ...lines] = stdout.trimEnd().split("\n");
  expect(header).toBe(HEADER);
  return lines.map((line) => line.split(","));
}

function signalsOf(stdout: string) {
  return fieldsOf(stdout).map((fields) => fields[9]);
}

/** p_low and pp_low of the six periods below, as R 4 computes them. */
const R_LOWS = [
  [0.813665815090008, 0.64802868965893],
  [0.803348823302677, 0.617188765442767],
  [0.83398880638096, 0.708778908732319],
  [0.779175618553473, 0.54492934933635],
  [0.828945539280275, 0.693703392691103],
  [0.822456514531295, 0.674306165706676],
];

const juiceSchema = z.object({
  D: z.array(z.number()),
  center: z.number(),
  limits: z.object({ LCL: z.number(), UCL: z.number() }),
});

describe("stats chart", () => {
  it("equals Montgomery's orange juice; 15 and 23 lie beyond p, and within p' of so restless a line", () => {
    const fixture = sharedFixture("spc_p_orangejuice.json");
    if (fixture === null) return;
    const { D, center, limits } = juiceSchema.parse(fixture);
    const { stdout } = chart(periods(50, D));
    const rows = fieldsOf(stdout).map((fields) => fields.map(Number));
    const beyond: number[] = [];
    for (const [period = 0, , , rate = 0, centre = 0, low = 0, high = 0] of rows) {
      expect(centre).toBeCloseTo(center, 14);
      expect(low).toBeCloseTo(limits.LCL, 14);
      expect(high).toBeCloseTo(limits.UCL, 14);
      if (rate < low || rate > high) beyond.push(period);
    }
    expect(beyond).toEqual([15, 23]);
    // R: sz <- mean(abs(diff((D/50-p)/s)))/1.128; p + 3*s*sz
    expect(rows[0]?.slice(7, 9)).toEqual([0, expect.closeTo(0.528471998043532, 14)]);
    expect(stdout).not.toContain("beyond-limits");
  });

  it("equals R where the numbers due differ", () => {
    // n <- c(120,95,210,60,180,150); x <- c(110,80,200,50,150,141); p <- sum(x)/sum(n)
    // s <- sqrt(p*(1-p)/n); z <- (x/n-p)/s; z <- mean(abs(diff(z)))/1.128; pmax(0,p-3*s*z)
    const input =
      "period,due,on_time\na,120,110\nb,95,80\nc,210,200\nd,60,50\ne,180,150\nf,150,141\n";
    const rows = fieldsOf(chart(input).stdout).map((fields) => fields.slice(3, 9).map(Number));
    expect(rows.map(([, , low, , laneyLow]) => [low, laneyLow])).toEqual(
      R_LOWS.map((lows) => lows.map((low) => expect.closeTo(low, 14))),
    );
  });

  it("a signal is judged on the p' chart", () => {
    const restless = [...Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 84 : 96)), 78];
    const rows = fieldsOf(chart(periods(100, restless)).stdout);
    const [, , , rate, , low, , laneyLow, , signal] = rows.at(-1) ?? [];
    expect(Number(rate)).toBeLessThan(Number(low));
    expect(Number(rate)).toBeGreaterThan(Number(laneyLow));
    expect(signal).toBe("");
  });

  it("names every rule that a period completes", () => {
    const slow = [99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 98, 97, 96, 95, 94, 40];
    const signals = signalsOf(chart(periods(100, slow)).stdout);
    expect(signals.slice(7, 10)).toEqual(["one-side", "one-side", "one-side"]);
    expect(signals.at(-1)).toBe("beyond-limits;trend");
  });

  it("--one-side and --trend set the lengths", () => {
    const input = periods(100, [60, 70, 80, 95, 90, 92]);
    expect(signalsOf(chart(input).stdout)).toEqual(["", "", "", "", "", ""]);
    expect(signalsOf(chart(input, "--one-side", "3").stdout)).toEqual([
      ...["", "", "one-side"],
      ...["", "", "one-side"],
    ]);
    expect(signalsOf(chart(input, "--trend", "4").stdout)).toEqual(["", "", "", "trend", "", ""]);
  });

  it("a period with nothing due is a gap that ends no run", () => {
    const gap = chart("period,due,on_time\n1,9,8\n2,9,8\n3,0,0\n4,9,8\n5,9,1\n", "--one-side", "3");
    expect(gap.stdout).toContain("\n3,0,0,,,,,,,\n");
    expect(signalsOf(gap.stdout)).toEqual(["", "", "", "one-side", ""]);
    expect(chart("period,due,on_time\n1,0,0\n").stdout).toBe(`${HEADER}\n1,0,0,,,,,,,\n`);
    expect(chart("period,due,on_time\n").stdout).toBe(`${HEADER}\n`);
  });

  it("names every wrong line and column, and writes nothing else", () => {
    const { status, stdout, stderr } = chart("period,due,on_time\nw1,1,2\nw1,1.5,1\n,1,1\nw3,1\n");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      "line 2: column on_time: 2 is more than due, 1",
      'line 3: column period: "w1" already stands on line 2',
      'line 3: column due: must be a whole number from 0 to 1000000000, not "1.5"',
      "line 4: column period: is empty",
      "line 5: 2 fields where the header has 3",
      "",
    ]);
  });

  it("explains itself, and refuses lengths that are no run", () => {
    const help = chart("", "--help");
    expect([help.status, help.stdout.includes("judged on the p' chart")]).toEqual([0, true]);
    for (const words of [["--trend", "1"], ["--one-side", "x"], ["surplus"]]) {
      const { status, stdout, stderr } = chart("", ...words);
      expect([status, stdout, stderr !== ""]).toEqual([2, "", true]);
    }
  });
});
