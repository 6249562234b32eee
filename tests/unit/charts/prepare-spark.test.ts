import { expect, test } from "vitest";
import { prepareSpark } from "#lib/charts/prepare-spark.ts";

test("months end with the last one asked for, begin with data, and keep their gaps", () => {
  const months = [
    { month: "2025-11", due: 10, onTime: 9 },
    { month: "2026-01", due: 4, onTime: 4 },
  ];
  expect(prepareSpark(months, "2026-02", 12, 0.9)).toEqual([
    { month: "2025-11", rate: 0.9, verdict: "unsure" },
    { month: "2025-12", rate: null, verdict: "unsure" },
    { month: "2026-01", rate: 1, verdict: "unsure" },
    { month: "2026-02", rate: null, verdict: "unsure" },
  ]);
  expect(prepareSpark(months, "2026-02", 2, 0.9).map(({ month }) => month)).toEqual([
    "2026-01",
    "2026-02",
  ]);
});

test("no data at all is no line", () => {
  expect(prepareSpark([], "2026-02", 12, 0.9)).toEqual([]);
});

test("a month is called by what its counts can say of the target, not by its rate alone", () => {
  const months = [
    { month: "2026-01", due: 1000, onTime: 800 },
    { month: "2026-02", due: 1, onTime: 0 },
    { month: "2026-03", due: 1000, onTime: 990 },
  ];
  expect(prepareSpark(months, "2026-03", 3, 0.9).map(({ verdict }) => verdict)).toEqual([
    "below",
    "unsure",
    "above",
  ]);
});
