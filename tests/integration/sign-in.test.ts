import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { deviceCookieFor } from "#lib/auth/known-device.ts";
import { hashPassword } from "#lib/auth/password.ts";
import { putPassword } from "#lib/data/accounts.ts";
import { db, disconnect, inTransaction, type Tx } from "#lib/data/client.ts";
import { updateDisabled } from "#lib/data/people.ts";
import { deleteSessionsOf, findSession } from "#lib/data/sessions.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { changePassword } from "#lib/operations/change-password.ts";
import { endSessions } from "#lib/operations/end-sessions.ts";
import { signOut } from "#lib/operations/sign-out.ts";
import { changePerson, setPersonDisabled } from "#lib/operations/write-person.ts";
import {
  auditOf,
  keepSecretApart,
  makePerson,
  PASSWORD,
  peopleScope,
  tokenIn,
  tryIn,
} from "#tests/support/people-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const region = "01a00000-0000-7000-8000-000000000001";

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

const find = (token: string, at = new Date()) => findSession(token, at);

describe("who may come in", () => {
  test.each([
    ["the address, in any case", " Zhou.Lan@EXAMPLE.com"],
    ["the mobile number", "139 1234 5678"],
    ["the login name", "ZhouLan"],
  ])("by %s", async (how, identifier) => {
    if ((await db().person.count({ where: { loginName: "zhoulan" } })) === 0) {
      await makePerson({
        name: "周岚",
        role: "executive",
        email: "zhou.lan@example.com",
        mobile: "+8613912345678",
        loginName: "zhoulan",
      });
    }
    const result = await tryIn(identifier);
    expect(result, how).toMatchObject({ kind: "signed_in", role: "executive" });
    expect(await find(tokenIn(result))).toMatchObject({ name: "周岚", role: "executive" });
  });

  test("a login name that is somebody else's address does not take it over", async () => {
    await makePerson({ name: "甲", role: "driver", email: "same@example.com" });
    const thief = { name: "乙", role: "driver", loginName: "same@example.com" } as const;
    await makePerson(thief, "another password 2");
    expect(await tryIn("same@example.com")).toMatchObject({ kind: "signed_in" });
    expect(await tryIn("same@example.com", "another password 2")).toEqual({ kind: "refused" });
  });

  test("not the unknown, the wrong, the disabled and the passwordless, all by one answer", async () => {
    const off = await makePerson({ name: "停", role: "ops", loginName: "off" });
    await setPersonDisabled(peopleScope, off, true, new Date());
    const bare = await makePerson({ name: "空", role: "ops", loginName: "bare" }, null);
    await makePerson({ name: "错", role: "ops", loginName: "wrong" });
    expect(await tryIn("nobody-at-all")).toEqual({ kind: "refused" });
    expect(await tryIn("wrong", "not the password")).toEqual({ kind: "refused" });
    expect(await tryIn("off")).toEqual({ kind: "refused" });
    expect(await tryIn("bare", "")).toEqual({ kind: "refused" });
    expect(await tryIn("", "")).toEqual({ kind: "refused" });
    expect(await auditOf(bare)).toEqual(["person.created", "sign_in.failed"]);
    const rows = await db().audit.findMany({ where: { action: "sign_in.failed" } });
    expect(JSON.stringify(rows)).not.toMatch(/nobody-at-all|not the password/);
  });

  test("a failed sign-in leaves no session", async () => {
    const before = await db().session.count();
    await tryIn("wrong", "still not");
    expect(await db().session.count()).toBe(before);
  });
});

describe("a session ends", () => {
  test("at once by signing out, disabling, and everywhere", async () => {
    const id = await makePerson({ name: "甲", role: "admin", loginName: "ends" });
    const [one, two, three] = [await tryIn("ends"), await tryIn("ends"), await tryIn("ends")];
    const tokens = [one, two, three].map(tokenIn);
    expect(new Set(tokens).size).toBe(3);
    const session = await find(tokens[0] ?? "");
    const actor = { id, name: "甲", role: "admin", reach: { kind: "company" } } as const;
    await signOut({ id: session?.session_id ?? "", actor }, new Date());
    expect(await find(tokens[0] ?? "")).toBeNull();
    expect(await find(tokens[1] ?? "")).not.toBeNull();
    await endSessions(peopleScope, id, null, new Date());
    expect(await find(tokens[1] ?? "")).toBeNull();
    expect(await find(tokens[2] ?? "")).toBeNull();
  });

  test("when its cookie is signed by somebody else", async () => {
    await makePerson({ name: "乙", role: "ops", loginName: "forged" });
    const result = await tryIn("forged");
    const cookie = result.kind === "signed_in" ? (result.cookies[0]?.value ?? "") : "";
    const { tokenOf } = await import("#lib/auth/session-cookie.ts");
    expect(tokenOf(cookie)).not.toBeNull();
    const [token] = cookie.split(".");
    expect(tokenOf(`${token}.${"A".repeat(43)}=`)).toBeNull();
    expect(tokenOf(token ?? "")).toBeNull();
    expect(tokenOf("")).toBeNull();
  });

  test("after 14 days without use, and 30 days after signing in however much it is used", async () => {
    await makePerson({ name: "丙", role: "ops", loginName: "idle" });
    const token = tokenIn(await tryIn("idle"));
    const daysOn = (days: number) => new Date(Date.now() + days * 86_400_000);
    expect(await find(token, daysOn(14.01))).toBeNull();
    expect(await find(token, daysOn(13))).not.toBeNull();
    expect(await find(token, daysOn(26))).not.toBeNull();
    expect(await find(token, daysOn(30.01))).toBeNull();
  });

  test("that the browser was in before, when it signs in again", async () => {
    await makePerson({ name: "丁", role: "ops", loginName: "again" });
    const first = tokenIn(await tryIn("again"));
    const replaces = (await find(first))?.session_id ?? null;
    const second = tokenIn(await tryIn("again", PASSWORD, { replaces }));
    expect(await find(first)).toBeNull();
    expect(await find(second)).not.toBeNull();
  });

  test("elsewhere when the password changes, which asks for the old one", async () => {
    const id = await makePerson({ name: "戊", role: "ops", loginName: "changes" });
    const [here, there] = [tokenIn(await tryIn("changes")), tokenIn(await tryIn("changes"))];
    const session = await find(here);
    const actor = { id, name: "戊", role: "ops", reach: { kind: "platforms", ids: [] } } as const;
    const own = { id: session?.session_id ?? "", actor };
    const change = (from: string) =>
      changePassword(own, { from, to: "a wholly new password" }, new Date());
    expect(await change("not it")).toEqual({ kind: "wrong" });
    expect(await change(PASSWORD)).toEqual({ kind: "changed" });
    expect(await find(here)).not.toBeNull();
    expect(await find(there)).toBeNull();
    expect(await tryIn("changes")).toEqual({ kind: "refused" });
    expect(await tryIn("changes", "a wholly new password")).toMatchObject({ kind: "signed_in" });
  });

  test("of two changes from one old password, only one is made", async () => {
    const id = await makePerson({ name: "庚", role: "ops", loginName: "twice" });
    const session = await find(tokenIn(await tryIn("twice")));
    const actor = { id, name: "庚", role: "ops", reach: { kind: "platforms", ids: [] } } as const;
    const own = { id: session?.session_id ?? "", actor };
    const change = (to: string) => changePassword(own, { from: PASSWORD, to }, new Date());
    const made = await Promise.all([change("the first of two"), change("the second of two")]);
    expect(made.map(({ kind }) => kind).sort()).toEqual(["changed", "wrong"]);
  });
});

describe("a session does not outlive", () => {
  const replacePassword = async (tx: Tx, id: string) => {
    await putPassword(tx, id, await hashPassword("the new password"), new Date());
    await deleteSessionsOf(tx, id);
  };
  const disable = async (tx: Tx, id: string) => {
    await updateDisabled(tx, id, true, new Date());
    await deleteSessionsOf(tx, id);
  };
  const isWaitedFor = async () => {
    const rows = await db().$queryRaw`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Array.isArray(rows) && rows.length > 0;
  };

  test.each([
    ["the old password, checked while it is replaced", "race-replaced", replacePassword],
    ["the disabling of its person at the same moment", "race-disabled", disable],
  ])("%s", async (_, loginName, shutOut) => {
    const id = await makePerson({ name: "寅", role: "ops", loginName });
    let isOver = false;
    const signingIn = await inTransaction(peopleScope, async (tx) => {
      await shutOut(tx, id);
      const attempt = tryIn(loginName).finally(() => {
        isOver = true;
      });
      await expect
        .poll(async () => isOver || (await isWaitedFor()), { timeout: 20_000 })
        .toBe(true);
      // Wrapped, for the transaction ends before the attempt does.
      return { attempt };
    });
    expect(await signingIn.attempt).toEqual({ kind: "refused" });
    expect(await db().session.count({ where: { userId: id } })).toBe(0);
    expect(await auditOf(id)).toEqual(["person.created", "sign_in.failed"]);
  });
});

test("role and reach are those of the very request", async () => {
  const id = await makePerson({
    name: "己",
    role: "manager",
    loginName: "moves",
    scopes: [{ kind: "region", subjectId: region }],
  });
  const token = tokenIn(await tryIn("moves"));
  expect(await find(token)).toMatchObject({ role: "manager", regions: [region] });
  const fields = { name: "己", email: null, mobile: null, loginName: "moves", scopes: [] };
  await changePerson(peopleScope, id, { ...fields, role: "executive" }, null, new Date());
  expect(await find(token)).toMatchObject({ role: "executive", regions: [] });
});

describe("wrong passwords", () => {
  test("five, and there is a wait, even for the right one; it ends by itself", async () => {
    const id = await makePerson({
      name: "庚",
      role: "ops",
      loginName: "slow",
      mobile: "+8613900001111",
    });
    for (const name of ["slow", "13900001111", "slow", "SLOW", "+8613900001111"]) {
      expect(await tryIn(name, "no")).toEqual({ kind: "refused" });
    }
    const wait = await tryIn("slow");
    expect(wait).toMatchObject({ kind: "wait" });
    const waitMs = wait.kind === "wait" ? wait.waitMs : 0;
    expect(waitMs).toBeGreaterThan(14 * 60_000);
    expect(waitMs).toBeLessThanOrEqual(15 * 60_000);
    await tryIn("slow", "no");
    expect((await auditOf(id)).filter((one) => one === "sign_in.blocked")).toHaveLength(1);
    await db().$executeRaw`UPDATE rate_limit SET expire = expire - 900000`;
    expect(await tryIn("slow")).toMatchObject({ kind: "signed_in" });
  });

  test("a hundred at once are a hundred: five are looked at", async () => {
    await makePerson({ name: "辛", role: "ops", loginName: "burst" });
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, index) => tryIn("burst", `guess ${index}`)),
    );
    expect(results.filter(({ kind }) => kind === "refused")).toHaveLength(5);
    expect(results.filter(({ kind }) => kind === "wait")).toHaveLength(25);
  });

  test("are counted for nobody as for somebody", async () => {
    const results = [];
    for (let i = 0; i < 7; i += 1) results.push((await tryIn("ghost", "no")).kind);
    expect(results).toEqual([...Array(5).fill("refused"), "wait", "wait"]);
  });

  test("of strangers do not lock a person out of a browser of their own", async () => {
    const id = await makePerson({ name: "壬", role: "ops", loginName: "known" });
    for (let i = 0; i < 7; i += 1) await tryIn("known", "no", { ip: "203.0.113.9" });
    expect(await tryIn("known")).toMatchObject({ kind: "wait" });
    const device = deviceCookieFor(id);
    expect(await tryIn("known", PASSWORD, { device })).toMatchObject({ kind: "signed_in" });
    const others = await makePerson({ name: "癸", role: "ops", loginName: "other" });
    const stolen = deviceCookieFor(others);
    for (let i = 0; i < 5; i += 1) await tryIn("known", "no", { device: stolen });
    expect(await tryIn("known", PASSWORD, { device: stolen })).toMatchObject({ kind: "wait" });
  });

  test("a right one begins the count anew", async () => {
    await makePerson({ name: "子", role: "ops", loginName: "anew" });
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1) await tryIn("anew", "no");
      expect(await tryIn("anew")).toMatchObject({ kind: "signed_in" });
    }
  });

  test("from one network, for whomever, are a hundred at most", async () => {
    const from = (host: number) => ({ ip: `2001:db8:7:7::${host.toString(16)}` });
    const kinds = await Promise.all(
      Array.from({ length: 101 }, (_, index) => tryIn(`guess${index}`, "no", from(index + 1))),
    );
    expect(kinds.filter(({ kind }) => kind === "wait")).toHaveLength(1);
    const ip = "2001:db8:7:8::1";
    expect(await tryIn("guess-more", "no", { ip })).toEqual({ kind: "refused" });
  }, 60_000);
});
