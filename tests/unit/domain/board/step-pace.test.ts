import { expect, test } from "vitest";
import {
  ALL_PLATFORMS,
  ANY_HOUR,
  findPace,
  type PaceStep,
  paceBook,
  type StepPace,
} from "#lib/domain/board/step-pace.ts";

const road: StepPace = {
  platformId: "p1",
  serviceClass: "local",
  step: "road",
  hour: 17,
  n: 20,
  p50Minutes: 40,
  p90Minutes: 60,
};
const asked = { platformId: "p1", serviceClass: "local", transitMinutes: 30 };
const find = (paces: readonly StepPace[], step: PaceStep = "road", hour = 17) =>
  findPace(paceBook(paces), asked, step, hour);

test("the hour's own history speaks from 20 on", () => {
  const day = { ...road, hour: ANY_HOUR, n: 500, p90Minutes: 50 };
  expect(find([road, day])).toMatchObject({ p90Minutes: 60, basis: "hour" });
  expect(find([{ ...road, n: 19 }, day])).toMatchObject({ p90Minutes: 50, basis: "platform" });
});

test("where the platform's is thin, the class's at all platforms speaks, then the policy", () => {
  const everywhere = { ...road, platformId: ALL_PLATFORMS, hour: ANY_HOUR, p90Minutes: 70 };
  const thin = [
    { ...road, n: 3 },
    { ...road, hour: ANY_HOUR, n: 19 },
  ];
  expect(find([...thin, everywhere])).toMatchObject({ p90Minutes: 70, basis: "class" });
  expect(find(thin)).toEqual({ p50Minutes: 30, p90Minutes: 45, basis: "transit" });
  expect(findPace(paceBook([]), { ...asked, transitMinutes: null }, "road", 17)).toBeNull();
});

test("another class or another hour says nothing", () => {
  expect(find([{ ...road, serviceClass: "intercity" }])?.basis).toBe("transit");
  expect(find([road], "road", 16)?.basis).toBe("transit");
});

test("it is never shorter than from the next step on", () => {
  const pick: StepPace = { ...road, step: "pick", p50Minutes: 55, p90Minutes: 58 };
  expect(find([road, pick], "pick")).toMatchObject({ p50Minutes: 55, p90Minutes: 60 });
  const load: StepPace = { ...road, step: "load", p50Minutes: 57, p90Minutes: 80 };
  expect(find([road, pick, load], "pick")).toMatchObject({ p50Minutes: 57, p90Minutes: 80 });
  expect(find([road, pick, load], "load")).toMatchObject({ p50Minutes: 57, p90Minutes: 80 });
  expect(find([road], "pick")).toMatchObject({ p50Minutes: 40, p90Minutes: 60 });
});
