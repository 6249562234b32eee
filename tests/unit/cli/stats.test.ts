import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const main = fileURLToPath(new URL("../../../lib/cli/main.ts", import.meta.url));

function cli(words: string[], input: string | Buffer = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], {
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

function standings(input: string | Buffer, ...more: string[]) {
  return cli(["stats", "standings", "--target", "0.9", ...more], input);
}

const HEADER =
  "dealer,due,on_time,rate,wilson_low,wilson_high,p_value,q_value,standing,shrunk_rate,prob_below_target";

/** Lines below the header, cut to the first three columns and the standing. */
function verdicts(stdout: string) {
  const [header, ...lines] = stdout.trimEnd().split("\n");
  expect(header).toBe(HEADER);
  return lines.map((line) => {
    const fields = line.split(",");
    return [...fields.slice(0, -8), fields.at(-3)].join();
  });
}

describe("stats standings", () => {
  it("judges each line, in the order given", () => {
    const { status, stdout, stderr } = standings(
      "dealer,due,on_time\nShenyang,100,60\nDalian,0,0\nBeijing,1000,960\n",
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(verdicts(stdout)).toEqual([
      "Shenyang,100,60,weak",
      "Dalian,0,0,none",
      "Beijing,1000,960,strong",
    ]);
    expect(stdout).toContain("\nDalian,0,0,,,,,,none,,\n");
    expect(stdout).toContain("\nShenyang,100,60,0.6,0.502002");
  });

  it("takes BOM, CRLF, blank lines, other columns, another order and R's 1e+05", () => {
    const { status, stdout } = standings(
      '\uFEFFon_time,note,dealer,due\r\n60,"a\r\nb",A,1e+02\r\n\r\n90000,,B,1e+05\r\n',
    );
    expect(status).toBe(0);
    expect(verdicts(stdout)).toEqual(["A,100,60,weak", "B,100000,90000,meets"]);
  });

  it("keeps names as they came, quoting only what CSV must", () => {
    const { stdout } = standings('dealer,due,on_time\n"Li, ""Bo""",3,3\n=1+1,3,3\n 沈阳 ,3,3\n');
    expect(verdicts(stdout)).toEqual([
      '"Li, ""Bo""",3,3,meets',
      "=1+1,3,3,meets",
      " 沈阳 ,3,3,meets",
    ]);
  });

  it("a header alone is answered with a header alone", () => {
    expect(standings("dealer,due,on_time\n").stdout).toBe(`${HEADER}\n`);
  });

  it("--q moves the bar", () => {
    const input = "dealer,due,on_time\nA,100,84\n";
    expect(verdicts(standings(input).stdout)).toEqual(["A,100,84,weak"]);
    expect(verdicts(standings(input, "--q", "0.01").stdout)).toEqual(["A,100,84,watch"]);
  });

  it("names every wrong line and column, and writes nothing else", () => {
    const lines = ['"A', 'A",10,9', "", "", "B,1.5,-1", "C,10", '"A', 'A",2,x', ",5,6"];
    const { status, stdout, stderr } = standings(`dealer,due,on_time\n${lines.join("\n")}\n`);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr.split("\n")).toEqual([
      'line 6: column due: must be a whole number from 0 to 1000000000, not "1.5"',
      'line 6: column on_time: must be a whole number from 0 to 1000000000, not "-1"',
      "line 7: 2 fields where the header has 3",
      'line 8: column dealer: "A\\nA" already stands on line 2',
      'line 8: column on_time: must be a whole number from 0 to 1000000000, not "x"',
      "line 10: column dealer: is empty",
      "line 10: column on_time: 6 is more than due, 5",
      "",
    ]);
  });

  it.each([
    ["nothing at all", "", "line 1: the header dealer,due,on_time is missing"],
    ["a column missing", "dealer,due\nA,1\n", "line 1: column on_time: missing from the header"],
    ["a column twice", "dealer,due,due,on_time\n", "line 1: column due: twice in the header"],
    ["a quote left open", 'dealer,due,on_time\nA,1,1\n"B,1,1\n', "line 3: Quote Not Closed"],
    [
      "bytes that are no UTF-8",
      Buffer.from("dealer,due,on_time\nA\xff,1,1\n", "latin1"),
      "line 2: not valid UTF-8",
    ],
  ])("%s is refused with its line", (_what, input, message) => {
    const { status, stdout, stderr } = standings(input);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(message);
  });
});

describe("stats funnel", () => {
  it("answers one line a number, in the order given", () => {
    const { status, stdout } = cli(["stats", "funnel", "--target", "0.9", "--n", "10,1"]);
    expect(status).toBe(0);
    const [header, ten, one] = stdout.split("\n");
    expect(header).toBe("n,low_998,low_95,high_95,high_998");
    expect(ten).toMatch(/^10,0\.45733\d+,0\.62126\d+,0\.99283\d+,0\.99971\d+$/);
    expect(one).toMatch(/^1,0,0,0\.97222\d+,0\.99888\d+$/);
  });
});

describe("how it is called", () => {
  it.each([
    [["--help"]],
    [["stats", "--help"]],
    [["stats", "standings", "--help"]],
    [["stats", "funnel", "--help"]],
    [["help", "stats"]],
  ])("%j explains itself", (words) => {
    const { status, stdout } = cli(words);
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: cli");
  });

  it.each([
    [[]],
    [["stats"]],
    [["bogus"]],
    [["stats", "bogus"]],
    [["stats", "standings"]],
    [["stats", "standings", "--target", "90%"]],
    [["stats", "standings", "--target", "1.5"]],
    [["stats", "standings", "--target", "0"]],
    [["stats", "standings", "--target", "-0.1"]],
    [["stats", "standings", "--target", "0.9", "--q", "5"]],
    [["stats", "standings", "--target", "0.9", "surplus"]],
    [["stats", "funnel", "--target", "0.9"]],
    [["stats", "funnel", "--target", "0.9", "--n", "0"]],
    [["stats", "funnel", "--target", "0.9", "--n", "1,,5"]],
    [["stats", "funnel", "--target", "0.9", "--n", "1.5"]],
    [["stats", "funnel", "--target", "0.9", "--n", "-3"]],
  ])("%j is a usage error, said on stderr alone", (words) => {
    const { status, stdout, stderr } = cli(words);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).not.toBe("");
  });
});
