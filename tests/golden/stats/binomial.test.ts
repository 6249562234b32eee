import { describe, expect, it } from "vitest";
import {
  binomialDensity,
  binomialLowerTail,
  binomialQuantile,
  binomialUpperTail,
} from "#lib/domain/stats/binomial.ts";
import { betaTails } from "#lib/domain/stats/special/incomplete-beta.ts";
import { expectRelative, numberIn, readTable } from "#tests/golden/stats/read-table.ts";

describe("the exact binomial agrees with R", () => {
  it("in both tails and the density, to 1e-12 relative, from n = 1 to 10⁶ and down to 1e-300", () => {
    const rows = readTable("binomial-tails.csv");
    expect(rows.length).toBeGreaterThan(80);
    for (const row of rows) {
      const [n, p, k] = [numberIn(row, "n"), numberIn(row, "p"), numberIn(row, "k")];
      const what = `k = ${k}, n = ${n}, p = ${p}`;
      expectRelative(binomialLowerTail(k, n, p), numberIn(row, "lower"), 1e-12, `lower ${what}`);
      expectRelative(binomialUpperTail(k, n, p), numberIn(row, "upper"), 1e-12, `upper ${what}`);
      expectRelative(binomialDensity(k, n, p), numberIn(row, "density"), 1e-12, `at ${what}`);
    }
  });

  it("in every quantile, ties made by decimals included", () => {
    for (const row of readTable("binomial-quantiles.csv")) {
      const { n, p, probability } = row;
      const ours = binomialQuantile(Number(probability), Number(n), Number(p));
      expect(ours, `probability = ${probability}, n = ${n}, p = ${p}`).toBe(numberIn(row, "r"));
    }
  });

  it("in its continuous form, the incomplete beta", () => {
    for (const row of readTable("beta-tails.csv")) {
      const [a, b, x] = [numberIn(row, "a"), numberIn(row, "b"), numberIn(row, "x")];
      const { lower, upper } = betaTails(a, b, x, 1 - x);
      expectRelative(lower, numberIn(row, "lower"), 1e-11, `lower a = ${a}, b = ${b}, x = ${x}`);
      expectRelative(upper, numberIn(row, "upper"), 1e-11, `upper a = ${a}, b = ${b}, x = ${x}`);
    }
  });
});
