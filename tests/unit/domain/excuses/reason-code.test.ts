import { expect, test } from "vitest";
import { reasonCodeOf } from "#lib/domain/excuses/reason-code.ts";

test.each([
  ["road closed by the police", "road_closed_by_the_police"],
  ["Côte d'Azur: strike!", "cote_d_azur_strike"],
  ["2nd shift", "nd_shift"],
  ["电梯坏了", "reason"],
  ["traffic", "traffic_3"],
])("%s is kept as %s", (name, code) => {
  expect(reasonCodeOf(name, new Set(["traffic", "traffic_2"]))).toBe(code);
});
