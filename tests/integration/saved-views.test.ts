import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { MAX_VIEWS_A_PAGE, type View } from "#lib/contracts/saved-view.ts";
import { disconnect } from "#lib/data/client.ts";
import { listAllViews, listViews } from "#lib/data/saved-views.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { deleteView } from "#lib/operations/delete-view.ts";
import { saveView } from "#lib/operations/save-view.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T02:00:00Z");
const scope = scopeOf("0190a000-0000-7000-8000-000000000001");
const other = scopeOf("0190a000-0000-7000-8000-000000000002");

function scopeOf(id: string) {
  const reach = { kind: "regions", ids: [] } as const;
  return actorScope({ id, name: "经理", role: "manager", reach }, "views:write");
}

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(async () => {
  for (const whose of [scope, other]) {
    for (const { id } of await listAllViews(whose)) await deleteView(whose, id, now);
  }
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function view(name: string, page: View["page"] = "/dealers"): View {
  return { id: uuidv7(), page, name, query: "standing=weak" };
}

async function namesOn(page: View["page"]): Promise<string[]> {
  return (await listViews(scope, page)).map(({ name }) => name);
}

test("a view that was deleted comes back where it stood", async () => {
  const [first, second] = [view("一"), view("二")];
  await saveView(scope, first, now);
  await saveView(scope, second, now);
  expect(await deleteView(scope, first.id, now)).toEqual(first);
  expect(await namesOn("/dealers")).toEqual(["二"]);
  await saveView(scope, first, now);
  expect(await namesOn("/dealers")).toEqual(["一", "二"]);
  expect(await deleteView(scope, uuidv7(), now)).toBeNull();
});

test("a name is refused beside its like, but not on another page, nor where it is the view's own", async () => {
  const weekly = view("Weekly");
  await saveView(scope, weekly, now);
  await expect(saveView(scope, view("weekly"), now)).rejects.toMatchObject({
    code: "view_refused",
    params: { reason: "name_taken" },
  });
  await saveView(scope, view("weekly", "/shipments"), now);
  await saveView(scope, { ...weekly, query: "standing=watch" }, now);
  expect((await listViews(scope, "/dealers"))[0]?.query).toBe("standing=watch");
});

test("each person has views of their own, which no other can see, change or delete", async () => {
  const mine = view("我的");
  await saveView(scope, mine, now);
  await saveView(other, view("我的"), now);
  expect(await namesOn("/dealers")).toEqual(["我的"]);
  expect((await listViews(other, "/dealers")).map(({ id }) => id)).not.toContain(mine.id);
  await expect(saveView(other, { ...mine, name: "抢来" }, now)).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await deleteView(other, mine.id, now)).toBeNull();
  expect(await listViews(scope, "/dealers")).toEqual([mine]);
});

test("a view from before there was sign-in is everybody's", async () => {
  const old = view("旧的");
  await saveView(operatorScope("views:write"), old, now);
  expect(await listViews(other, "/dealers")).toContainEqual(old);
  await saveView(scope, { ...old, query: "standing=watch" }, now);
  expect((await listViews(other, "/dealers")).find(({ id }) => id === old.id)?.query).toBe(
    "standing=watch",
  );
});

test("two at once with one name: one is kept, the other refused", async () => {
  const both = await Promise.allSettled([
    saveView(scope, view("同名"), now),
    saveView(scope, view("同名"), now),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await namesOn("/dealers")).toEqual(["同名"]);
});

test("the thirty-first is refused, while a kept one may still change", async () => {
  const views = Array.from({ length: MAX_VIEWS_A_PAGE }, (_, index) => view(`视图 ${index}`));
  for (const one of views) await saveView(scope, one, now);
  await expect(saveView(scope, view("再一个"), now)).rejects.toMatchObject({
    params: { reason: "too_many" },
  });
  await saveView(scope, { ...views[0], ...view("改名"), id: views[0]?.id ?? "" }, now);
  expect(await namesOn("/dealers")).toHaveLength(MAX_VIEWS_A_PAGE);
});
