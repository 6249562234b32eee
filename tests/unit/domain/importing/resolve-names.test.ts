import { expect, test } from "vitest";
import { nameKey } from "#lib/domain/importing/name-key.ts";
import { resolveNames } from "#lib/domain/importing/resolve-names.ts";

const named = (name: string) => ({ key: nameKey(name), name });
const known = [{ key: nameKey("恒信网络"), id: "known-1" }];
let made = 0;
const newId = () => `new-${++made}`;

test("a known spelling is its dealer, an unknown one a new dealer", () => {
  const { ids, create } = resolveNames(
    [named("恒信网络"), named("金城系统")],
    known,
    [],
    "create",
    newId,
  );
  expect(ids.get(nameKey("恒信网络"))).toBe("known-1");
  expect(create.map(({ name }) => name)).toEqual(["金城系统"]);
});

test("a merge to a known dealer makes an alias and no dealer", () => {
  const merges = [{ spelling: "恒信网络公司", target: "恒信网络" }];
  const { ids, create, aliases } = resolveNames(
    [named("恒信网络公司")],
    known,
    merges,
    "create",
    newId,
  );
  expect(ids.get(nameKey("恒信网络公司"))).toBe("known-1");
  expect(create).toEqual([]);
  expect(aliases).toEqual([{ ...named("恒信网络公司"), id: "known-1" }]);
});

test("two new spellings merged are one new dealer, whichever comes first", () => {
  const merges = [{ spelling: "北辰", target: "北辰信息" }];
  for (const names of [
    ["北辰", "北辰信息"],
    ["北辰信息", "北辰"],
  ]) {
    const { ids, create } = resolveNames(names.map(named), [], merges, "create", newId);
    expect(create.map(({ name }) => name)).toEqual(["北辰信息"]);
    expect(new Set(ids.values()).size).toBe(1);
  }
});

test("merges that go in a circle mean one dealer, under the name that comes first", () => {
  const merges = [
    { spelling: "甲", target: "乙" },
    { spelling: "乙", target: "甲" },
  ];
  const { create, ids } = resolveNames([named("甲"), named("乙")], [], merges, "create", newId);
  expect(create.map(({ name }) => name)).toEqual(["甲"]);
  expect(new Set(ids.values()).size).toBe(1);
});

test("a known name cannot be merged away: its facts stay where they are", () => {
  const merges = [{ spelling: "恒信网络", target: "金城系统" }];
  const { ids } = resolveNames(
    [named("恒信网络"), named("金城系统")],
    known,
    merges,
    "create",
    newId,
  );
  expect(ids.get(nameKey("恒信网络"))).toBe("known-1");
});

test("where unknown names are refused, a merge to a known one still counts", () => {
  const merges = [{ spelling: "恒信", target: "恒信网络" }];
  const { ids, refused } = resolveNames(
    [named("恒信"), named("新公司")],
    known,
    merges,
    "refuse",
    newId,
  );
  expect(ids.get(nameKey("恒信"))).toBe("known-1");
  expect(refused.map(({ name }) => name)).toEqual(["新公司"]);
});

test("a name that only an undone import had brought may be merged, refused, or come back", () => {
  const dormant = { key: nameKey("恒新网络"), id: "dormant-1", isDormant: true };
  const resolve = (merges: { spelling: string; target: string }[], unknown: "create" | "refuse") =>
    resolveNames([named("恒新网络")], [...known, dormant], merges, unknown, newId);
  const merged = resolve([{ spelling: "恒新网络", target: "恒信网络" }], "create");
  expect(merged.ids.get(dormant.key)).toBe("known-1");
  expect(merged.aliases).toEqual([{ ...named("恒新网络"), id: "known-1" }]);
  expect(resolve([], "refuse").refused).toEqual([named("恒新网络")]);
  expect(resolve([], "create")).toMatchObject({ create: [], aliases: [] });
  expect(resolve([], "create").ids.get(dormant.key)).toBe("dormant-1");
});
