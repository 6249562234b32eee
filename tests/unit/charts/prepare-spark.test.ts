import { expect, test } from "vitest";
import { judgeEnds, prepareSpark } from "#lib/charts/prepare-spark.ts";

test("months end with the last one asked for, begin with data, and keep their gaps", () => {
  const months = [
    { month: "2025-11", due: 10, onTime: 9 },
    { month: "2026-01", due: 4, onTime: 4 },
  ];
  expect(prepareSpark(months, "2026-02", 12)).toEqual([
    { month: "2025-11", rate: 0.9 },
    { month: "2025-12", rate: null },
    { month: "2026-01", rate: 1 },
    { month: "2026-02", rate: null },
  ]);
  expect(prepareSpark(months, "2026-02", 2).map(({ month }) => month)).toEqual([
    "2026-01",
    "2026-02",
  ]);
});

test("no data at all is no line", () => {
  expect(prepareSpark([], "2026-02", 12)).toEqual([]);
});

test("ends of lines are judged together by what their newest counts can say, not by the rate", () => {
  const line = (month: string, due: number, onTime: number) => [
    { month: "2025-12", due: 1000, onTime: 990 },
    { month, due, onTime },
    { month: "2026-05", due: 1000, onTime: 0 },
  ];
  const lines = [line("2026-02", 1000, 800), line("2026-03", 1, 0), line("2026-03", 1000, 990), []];
  expect(judgeEnds(lines, "2026-03", 0.9)).toEqual(["below", "unsure", "above", "unsure"]);
});
