import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { countAdmins, markOfPerson, type PersonFields } from "#lib/data/people.ts";
import { readDemoPeople, writeSetting } from "#lib/data/settings.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { followLink } from "#lib/operations/follow-link.ts";
import { makePasswordLink } from "#lib/operations/make-password-link.ts";
import { makeSetupLink } from "#lib/operations/make-setup-link.ts";
import { replaceDemo } from "#lib/operations/replace-demo.ts";
import { changePerson, setPersonDisabled } from "#lib/operations/write-person.ts";
import {
  auditOf,
  keepSecretApart,
  makePerson,
  peopleScope,
  tryIn,
} from "#tests/support/people-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const NEW = "set by following a link";
const first = { name: "林总管", email: "first@example.com" };

let database: TestDatabase;
beforeAll(async () => {
  keepSecretApart();
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

function follow(token: string, admin: typeof first | null = null, now = new Date()) {
  return followLink({ token, password: NEW, admin, ip: "", userAgent: "test" }, now);
}

const gone = { code: "link_gone" };

test("the first admin is made by a link, once, and only while there is none", async () => {
  const early = await makeSetupLink(peopleScope, new Date());
  const token = await makeSetupLink(peopleScope, new Date());
  if (early === null || token === null) throw new Error("no link");
  await expect(follow(early, first)).rejects.toMatchObject(gone);
  const results = await Promise.allSettled([follow(token, first), follow(token, first)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().person.count({ where: { role: "admin" } })).toBe(1);
  expect(await tryIn(first.email, NEW)).toMatchObject({ kind: "signed_in", role: "admin" });
  expect(await makeSetupLink(peopleScope, new Date())).toBeNull();
});

describe("a link to set a password", () => {
  test("invites who has none, works once for tabs that race, and signs in", async () => {
    const id = await makePerson({ name: "甲", role: "driver", loginName: "jia" }, null);
    const { kind, token } = await makePasswordLink(peopleScope, id, new Date());
    expect(kind).toBe("invite");
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => follow(token)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await tryIn("jia", NEW)).toMatchObject({ kind: "signed_in", role: "driver" });
    expect(await auditOf(id)).toEqual([
      "person.created",
      "link.made",
      "password.set",
      // By the link, then by the new password.
      "sign_in.done",
      "sign_in.done",
    ]);
    expect(await db().oneTimeLink.count({ where: { tokenHash: token } })).toBe(0);
  });

  test("ends the wait for wrong passwords, other sessions and other links", async () => {
    const id = await makePerson({ name: "乙", role: "ops", loginName: "yi" });
    await tryIn("yi");
    const other = await makePasswordLink(peopleScope, id, new Date());
    const { kind, token } = await makePasswordLink(peopleScope, id, new Date());
    expect(kind).toBe("reset");
    for (let i = 0; i < 6; i += 1) await tryIn("yi", "no");
    await follow(token);
    expect(await tryIn("yi", NEW)).toMatchObject({ kind: "signed_in" });
    expect(await db().session.count({ where: { userId: id } })).toBe(2);
    await expect(follow(other.token)).rejects.toMatchObject(gone);
  });

  test("does not work after its time, for the disabled, or made up", async () => {
    const id = await makePerson({ name: "丙", role: "ops", loginName: "bing" });
    const late = await makePasswordLink(peopleScope, id, new Date());
    const inAnHour = new Date(Date.now() + 3_600_001);
    await expect(follow(late.token, null, inAnHour)).rejects.toMatchObject(gone);
    await setPersonDisabled(peopleScope, id, true, new Date());
    await expect(follow(late.token)).rejects.toMatchObject(gone);
    await expect(follow("made-up")).rejects.toMatchObject(gone);
    await expect(makePasswordLink(peopleScope, id, new Date())).rejects.toMatchObject({
      code: "wrong_state",
    });
  });
});

describe("a link made before", () => {
  const before = {
    name: "己",
    role: "ops",
    email: "ji@example.com",
    mobile: "+8613700000009",
    loginName: "ji",
    scopes: [],
  } as const;

  test.each([
    ["the address", { email: "ji.new@example.com" }],
    ["the mobile number", { mobile: "+8613700000010" }],
    ["the login name", { loginName: "ji-new" }],
    ["the address, which is taken away,", { email: null }],
  ])("is worthless once %s has changed", async (_, change) => {
    const id = await makePerson(before, null);
    const { token } = await makePasswordLink(peopleScope, id, new Date());
    await changePerson(peopleScope, id, { ...before, ...change }, null, new Date());
    await expect(follow(token)).rejects.toMatchObject(gone);
    const { token: later } = await makePasswordLink(peopleScope, id, new Date());
    expect(await follow(later)).toMatchObject({ personId: id });
    await db().person.delete({ where: { id } });
  });

  test("is good while only the name or the role has changed", async () => {
    const id = await makePerson(before, null);
    const { token } = await makePasswordLink(peopleScope, id, new Date());
    const change = { name: "己二", role: "executive" } as const;
    await changePerson(peopleScope, id, { ...before, ...change }, null, new Date());
    expect(await follow(token)).toMatchObject({ personId: id });
    await db().person.delete({ where: { id } });
  });

  test("does not come back with a person who is let in again", async () => {
    const id = await makePerson(before);
    const { token } = await makePasswordLink(peopleScope, id, new Date());
    await setPersonDisabled(peopleScope, id, true, new Date());
    await setPersonDisabled(peopleScope, id, false, new Date());
    await expect(follow(token)).rejects.toMatchObject(gone);
  });
});

test("what names somebody else is refused, naming the field", async () => {
  await makePerson({ name: "丁", role: "ops", mobile: "+8613700000001" });
  const twin = { name: "戊", role: "ops", mobile: "+8613700000001" } as const;
  await expect(makePerson(twin, null)).rejects.toMatchObject({
    code: "identifier_taken",
    params: { field: "mobile" },
  });
});

test("the last admin who can sign in is neither disabled nor demoted, not by two at once either", async () => {
  const plain = { email: null, mobile: null, scopes: [] };
  const one = await db().person.findFirstOrThrow({ where: { role: "admin" } });
  await makePerson({ name: "未", role: "admin", loginName: "invited-admin" }, null);
  const last = { code: "last_admin" };
  await expect(setPersonDisabled(peopleScope, one.id, true, new Date())).rejects.toMatchObject(
    last,
  );
  const two = await makePerson({ name: "二", role: "admin", loginName: "two" });
  const demote = (id: string, loginName: string) =>
    changePerson(
      peopleScope,
      id,
      { ...plain, name: "x", role: "ops", loginName },
      null,
      new Date(),
    );
  const results = await Promise.allSettled([demote(one.id, "one"), demote(two, "two")]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().$transaction((tx) => countAdmins(tx))).toBe(1);
});

test("two admins who change somebody at once: the second is told, and gives no role back", async () => {
  const seen = {
    name: "申",
    role: "ops",
    email: null,
    mobile: null,
    loginName: "shen",
    scopes: [],
  } as const;
  const id = await makePerson(seen, null);
  const mark = markOfPerson(seen);
  const change = (fields: Partial<PersonFields>, basedOn: string) =>
    changePerson(peopleScope, id, { ...seen, ...fields }, basedOn, new Date());
  const results = await Promise.allSettled([
    change({ role: "driver" }, mark),
    change({ name: "申工" }, mark),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const { name, role } = await db().person.findUniqueOrThrow({ where: { id } });
  expect([`${name} ${role}`]).toEqual([name === "申" ? "申 driver" : "申工 ops"]);
  const now = markOfPerson({ ...seen, name, role: role === "ops" ? "ops" : "driver" });
  await expect(change({}, mark)).rejects.toMatchObject({
    code: "version_stale",
    params: { mark: now },
  });
  await change({ role: "executive" }, now);
});

test("the demo takes its people along; who was made by hand stays", async () => {
  const demo = await makePerson({ name: "演", role: "admin", loginName: "demo-admin" });
  const listed = await makePerson({ name: "名", role: "driver", loginName: "listed" }, null);
  const invited = await makePerson({ name: "邀", role: "driver", loginName: "asked" }, null);
  await makePasswordLink(peopleScope, invited, new Date());
  await db().$transaction(async (tx) => {
    await writeSetting(tx, "demo", true, new Date());
    await writeSetting(tx, "demo_people", [demo], new Date());
  });
  expect(await readDemoPeople(db())).toEqual([demo]);
  expect(await replaceDemo(peopleScope, new Date())).toEqual({ imports: 0, setupToken: null });
  const left = await db().person.findMany({ select: { id: true } });
  const ids = left.map(({ id }) => id);
  expect(ids).toContain(invited);
  expect(ids).not.toContain(demo);
  expect(ids).not.toContain(listed);
  expect(await db().person.count({ where: { role: "admin" } })).toBeGreaterThan(0);
});

test("where the demo's admin was the only one, its replacer is given a link", async () => {
  const now = new Date();
  const admins = await db().person.findMany({ where: { role: "admin" }, select: { id: true } });
  await db().$transaction(async (tx) => {
    await writeSetting(tx, "demo", true, now);
    await writeSetting(
      tx,
      "demo_people",
      admins.map(({ id }) => id),
      now,
    );
  });
  const { setupToken } = await replaceDemo(peopleScope, now);
  if (setupToken === null) throw new Error("no link");
  expect(await follow(setupToken, first)).toMatchObject({ role: "admin" });
});
