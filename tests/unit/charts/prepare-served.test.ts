import { expect, test } from "vitest";
import { prepareServed, type ServedKind } from "#lib/charts/prepare-served.ts";

type Counts = readonly [due: number, missed: number];

function prepared(kinds: Partial<Record<ServedKind, readonly Counts[]>>) {
  const groups = (kind: ServedKind) =>
    (kinds[kind] ?? []).map(([due, missed], index) => {
      const key = `${kind}${index}`;
      return { key, name: key, due, missed };
    });
  return prepareServed(groups, 0.9, 5);
}

test("nothing due is nothing to show, and a kind with one line only is left out", () => {
  expect(prepared({ platform: [] })).toBeNull();
  const served = prepared({ platform: [[100, 50]], site: [[100, 50]] });
  expect(served?.sections.map(({ kind }) => kind)).toEqual(["platform"]);
  expect(served?.worst).toBeNull();
});

test("what is below counts also where there is no room for it, each kind by itself", () => {
  const bad: Counts[] = Array.from({ length: 7 }, () => [100, 40]);
  const served = prepared({
    platform: [
      [500, 300],
      [200, 4],
    ],
    site: bad,
  });
  expect(served?.worst).toMatchObject({ key: "platform0" });
  expect(served?.others).toEqual([{ kind: "site", count: 7 }]);
  expect(served?.sections.map(({ lines, all }) => [lines.length, all])).toEqual([
    [2, 2],
    [5, 7],
  ]);
});

test("the worst has most misses beyond the target's, and products stand behind their lines", () => {
  const served = prepared({
    line: [
      [60, 40],
      [8, 8],
    ],
    product: [
      [60, 40],
      [3, 3],
    ],
  });
  expect(served?.worst).toMatchObject({ kind: "line", key: "line0" });
  expect(served?.others).toEqual([{ kind: "line", count: 1 }]);
});

test("two or three shipments among many lines say nothing", () => {
  const sites: Counts[] = [...Array.from({ length: 18 }, (): Counts => [30, 2]), [2, 2], [3, 2]];
  expect(prepared({ site: sites })?.worst).toBeNull();
});
