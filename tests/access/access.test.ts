import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { actions } from "#tests/access/actions.ts";
import { actionBody, answerOf, expectedAnswer, SIGN_IN } from "#tests/access/asked.ts";
import { matrix } from "#tests/access/matrix.ts";
import { listActions, patternOf } from "#tests/access/routes.ts";
import { readBuiltActions, type ServedApp, serveBuild } from "#tests/access/served-app.ts";
import { sees, signedIn, strangers, type Viewer } from "#tests/access/viewers.ts";
import { type AccessWorld, makeAccessWorld, putPhoto } from "#tests/access/world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const viewers: readonly Viewer[] = [...signedIn, ...strangers];

let database: TestDatabase;
let app: ServedApp;
let world: AccessWorld;
let cookies: ReadonlyMap<Viewer, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  const secret = randomBytes(32).toString("hex");
  process.env.AUTH_SECRET = secret;
  provideDatabaseUrl(database.url);
  ({ world, cookies } = await makeAccessWorld());
  app = await serveBuild(database.url, secret);
  await putPhoto(world, app.dataDir);
}, 120_000);
afterAll(async () => {
  await app?.stop();
  await disconnect();
  await database.drop();
});

type Asked = {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: FormData | string;
};

function ask(viewer: Viewer, path: string, { body, ...given }: Asked = {}) {
  const cookie = cookies.get(viewer);
  return fetch(`${app.address}${path}`, {
    method: given.method ?? "GET",
    redirect: "manual",
    headers: { origin: app.address, ...(cookie && { cookie }), ...given.headers },
    ...(body !== undefined && { body }),
  });
}

function isStranger(viewer: Viewer): viewer is (typeof strangers)[number] {
  return strangers.some((one) => one === viewer);
}

/** The marks of what a viewer may not see that stand in an answer all the same. */
function leaksIn(viewer: Viewer, text: string): string[] {
  const allowed = isStranger(viewer) ? [] : sees[viewer];
  const others = (["A", "B"] as const).filter((whose) => !allowed.includes(whose));
  return others.map((whose) => world[whose].mark).filter((mark) => text.includes(mark));
}

/** What an answer without end begins with. */
async function firstOf({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return first?.value ?? "";
}

describe("every address answers each viewer as the matrix says, and with nothing of others", () => {
  test.each(Object.entries(matrix))("%s", async (route, row) => {
    const [method = "GET", path] = route.includes(" ") ? route.split(" ") : ["GET", route];
    expect(path).toBeDefined();
    for (const viewer of viewers) {
      const answer = await ask(viewer, row.path(world), { method });
      const expected = expectedAnswer(route, row, viewer);
      // What it takes to be sent is another matter: whoever gets as far is told what is missing.
      const isOpen = method !== "GET" && expected === 200 && answer.status === 400;
      expect(isOpen ? 200 : answerOf(answer), viewer).toBe(expected);
      const text = row.endless && answer.ok ? await firstOf(answer) : await answer.text();
      expect(leaksIn(viewer, text), `${viewer} sees`).toEqual([]);
      if (expected !== 200 || isStranger(viewer)) continue;
      const shown = row.shows === "own" ? sees[viewer] : row.shows ? [row.shows] : [];
      const missing = shown.filter((whose) => !text.includes(world[whose].mark));
      expect(missing, `${viewer} misses`).toEqual([]);
    }
  });
});

/** It ends the session that it is asked with, so it is asked last. */
const SIGN_OUT = "app/sign-out.ts#signOutAction";

/** Asks for an action on a page that runs it, as a browser with JavaScript does. */
function call(viewer: Viewer, key: string, headers: Record<string, string> = {}, at?: string) {
  const action = readBuiltActions().get(key);
  const source = listActions().find((one) => one.key === key);
  const page = action?.pages.map(patternOf).find((pattern) => matrix[pattern]);
  const path = at ?? (page && matrix[page]?.path(world));
  if (!action || !source || path === undefined)
    throw new Error(`${key} is on no page of the build`);
  return ask(viewer, path, {
    method: "POST",
    headers: { "next-action": action.id, accept: "text/x-component", ...headers },
    body: actionBody(source.takesState),
  });
}

describe("every action is done for those alone who may have it done", () => {
  test.each(Object.entries(actions).filter(([key]) => key !== SIGN_OUT))("%s", async (key, row) => {
    for (const viewer of viewers) {
      const answer = await call(viewer, key);
      const got = answerOf(answer);
      expect(answer.status, `${viewer}: breaks nothing`).toBeLessThan(500);
      if (row === "anybody") continue;
      if (isStranger(viewer)) expect(got, viewer).toBe(SIGN_IN);
      else if (row.includes(viewer)) expect([403, SIGN_IN], viewer).not.toContain(got);
      else expect(got, viewer).toBe(403);
    }
  });
});

describe("what changes something is refused unless a page of ours sent it", () => {
  const origins = ["null", "https://elsewhere.example", "http://localhost:1", ""];
  const posted = Object.entries(matrix).filter(([route]) => /^(?!GET )[A-Z]+ /.test(route));

  test.each(Object.keys(actions))("%s", async (key) => {
    for (const origin of origins) expect((await call("admin", key, { origin })).status).toBe(403);
  });

  test.each(posted)("%s", async (route, row) => {
    const [method] = route.split(" ");
    for (const origin of origins) {
      const answer = await ask("admin", row.path(world), {
        method: method ?? "",
        headers: { origin },
      });
      expect(answer.status).toBe(403);
    }
  });

  test("also beside the addresses that the proxy leaves alone", async () => {
    for (const path of ["/healthz-not", "/icon.svg-not", "/favicon.ico/not", "/readyz/not"]) {
      const answer = await call("admin", SIGN_OUT, { origin: "https://elsewhere.example" }, path);
      expect(answer.status, path).toBe(403);
    }
  });
});

test.each([
  ["is cut off", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name="],
  ["has no boundary", "multipart/form-data", "--x"],
  ["is empty", "multipart/form-data; boundary=x", ""],
])("a form that %s is refused, and breaks nothing", async (_, type, body) => {
  const options = { method: "POST", headers: { "content-type": type }, body };
  expect((await ask("dealerA", "/order", options)).status).toBe(400);
  expect((await ask("anonymous", "/sign-in", options)).status).toBe(400);
});

describe("what a session may do ends with the next request", () => {
  test("after its person was disabled, or lost the role", async () => {
    const path = `/dealers/${world.A.dealerId}?period=all`;
    expect((await ask("managerHere", path)).status).toBe(200);
    const manager = { role: "manager", scopes: { some: { subjectId: world.regionHere } } };
    await db().person.updateMany({ where: manager, data: { role: "dealer" } });
    expect((await ask("managerHere", path)).status).toBe(403);
    await db().person.updateMany({
      where: { ...manager, role: "dealer" },
      data: { role: "manager", disabled: true },
    });
    expect(answerOf(await ask("managerHere", path))).toBe(SIGN_IN);
    await db().person.updateMany({ where: manager, data: { disabled: false } });
    expect((await ask("managerHere", path)).status).toBe(200);
  });

  test("after signing out", async () => {
    expect((await ask("representative", "/dealers")).status).toBe(200);
    expect(answerOf(await call("representative", SIGN_OUT))).toBe(SIGN_IN);
    expect(answerOf(await ask("representative", "/dealers"))).toBe(SIGN_IN);
  });

  test("a session that nobody signed is nobody's", async () => {
    const cookie = (cookies.get("admin") ?? "").replace(/.(?=(%3D)*$)/, "A");
    expect(cookie).not.toBe(cookies.get("admin"));
    const answer = await fetch(`${app.address}/import`, {
      redirect: "manual",
      headers: { cookie },
    });
    expect(answerOf(answer)).toBe(SIGN_IN);
  });
});
