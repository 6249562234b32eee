import { expect, test } from "vitest";
import { prepareHourStrip } from "#lib/charts/prepare-hour-strip.ts";

const cell = (weekday: number | null, hour: number | null, due: number, onTime: number) => ({
  weekday,
  hour,
  due,
  onTime,
});

test("blue is surely kept, orange surely broken, and neither is a state of its own", () => {
  const strip = prepareHourStrip(
    [cell(1, 9, 500, 490), cell(1, 10, 20, 18), cell(1, 11, 200, 150)],
    0.9,
  );
  expect(strip?.days[0]?.cells.map((one) => one?.verdict)).toEqual(["above", "unsure", "below"]);
  expect(strip?.days[0]?.total).toMatchObject({ due: 720, onTime: 658 });
});

test("a single shipment that came late is no orange cell", () => {
  const strip = prepareHourStrip([cell(4, 17, 60, 58), cell(4, 18, 1, 0), cell(5, 18, 2, 1)], 0.9);
  expect(strip?.days.flatMap(({ cells }) => cells.flatMap((one) => one?.verdict ?? []))).toEqual([
    "unsure",
    "unsure",
    "unsure",
  ]);
});

test("an hour without anything due is a gap, and hours between have a column", () => {
  const strip = prepareHourStrip([cell(6, 9, 10, 9), cell(7, 12, 10, 9)], 0.9);
  expect(strip?.hours).toEqual([9, 10, 11, 12]);
  expect(strip?.days[5]?.cells.map((one) => one?.due ?? null)).toEqual([10, null, null, null]);
  expect(strip?.days[0]).toMatchObject({ total: null, weekend: false });
});

test("weekends are set against Monday to Friday, sums over sums", () => {
  const strip = prepareHourStrip(
    [cell(5, 9, 100, 95), cell(5, 18, 300, 285), cell(6, 9, 100, 80), cell(7, 9, 300, 240)],
    0.9,
  );
  expect(strip).toMatchObject({ workdays: { rate: 0.95 }, weekend: { rate: 0.8 } });
  expect(strip?.difference?.high).toBeLessThan(0);
});

test("one part of the week alone is compared with nothing", () => {
  expect(prepareHourStrip([cell(2, 9, 10, 9)], 0.9)).toMatchObject({
    weekend: null,
    difference: null,
  });
});

test("shipments whose start is not known are counted beside, never placed", () => {
  const strip = prepareHourStrip([cell(null, null, 30, 20), cell(3, 23, 10, 10)], 0.9);
  expect(strip).toMatchObject({ unplaced: 30, hours: [23], workdays: { due: 10 } });
  expect(prepareHourStrip([cell(null, null, 30, 20)], 0.9)).toBeNull();
  expect(prepareHourStrip([], 0.9)).toBeNull();
});
