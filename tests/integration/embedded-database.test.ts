import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EmbeddedDatabase, openEmbeddedDatabase } from "#lib/cli/database/embedded.ts";
import { findPostmaster } from "#lib/cli/database/postmaster.ts";
import { clearRunFolder, makeRunFolder } from "#lib/cli/launch/run-folder.ts";
import { isRunning, sendSignal, waitForEnd } from "#lib/cli/processes.ts";
import { startScript } from "#tests/support/processes.ts";

let runFolder: string;
let dataDir: string;

// Making a cluster takes seconds: the tests of this file follow one through its life.
beforeAll(async () => {
  runFolder = await makeRunFolder();
  dataDir = join(runFolder, "a folder with spaces");
});

afterAll(() => clearRunFolder(runFolder));

function postmasterOf(database: EmbeddedDatabase) {
  const server = findPostmaster(join(database.folder, "cluster", "data"));
  if (server === undefined) throw new Error("no server runs");
  return server;
}

async function ask(url: string, question: string): Promise<unknown> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rows } = await client.query({ text: question, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

async function killDatabase(database: EmbeddedDatabase): Promise<void> {
  const { mark } = postmasterOf(database);
  sendSignal(mark.pid, "SIGKILL");
  await waitForEnd(mark, 5_000);
}

const hold = (folder: string) => startScript("tests/support/hold-database.ts", [folder]);

test("opened by two processes at once, where one was killed while making it: one server", async () => {
  const home = join(dataDir, "postgres");
  // No process has this id: it is above the greatest one that Linux gives.
  mkdirSync(join(home, "cluster.4194305", "data"), { recursive: true });
  const [one, other] = [hold(dataDir), hold(dataDir)];
  const url = await one.nextLine();
  expect(await other.nextLine()).toBe(url);
  expect(readdirSync(home).filter((name) => name.startsWith("cluster"))).toEqual(["cluster"]);
  await one.finish();
  expect(await ask(url, "SELECT 1")).toBe(1);
  await other.finish();
  await expect(ask(url, "SELECT 1")).rejects.toThrow("ECONNREFUSED");
});

test("it is made as the design asks: checksums, C.UTF-8, UTC, an ordinary owner", async () => {
  const database = await openEmbeddedDatabase(dataDir);
  expect(await ask(database.url, "SHOW data_checksums")).toBe("on");
  expect(await ask(database.url, "SHOW timezone")).toBe("UTC");
  expect(await ask(database.url, "SHOW listen_addresses")).toBe("127.0.0.1");
  expect(await ask(database.superuserUrl, "SHOW unix_socket_directories")).toBe("");
  const locale =
    "SELECT datlocprovider::text || datlocale FROM pg_database WHERE datname = 'zhunda'";
  expect(await ask(database.url, locale)).toBe("bC.UTF-8");
  const role = "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles";
  expect(await ask(database.url, `${role} WHERE rolname = current_user`)).toBe(false);
  await database.stop();
});

test("a wrong password is turned away", async () => {
  const database = await openEmbeddedDatabase(dataDir);
  const url = new URL(database.url);
  url.password = "wrong";
  await expect(ask(url.href, "SELECT 1")).rejects.toThrow("password authentication failed");
  await database.stop();
});

test("what was written is there after a stop and a start, and no server is left between", async () => {
  const first = await openEmbeddedDatabase(dataDir);
  await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS n");
  const { mark } = postmasterOf(first);
  await first.stop();
  expect(isRunning(mark)).toBe(false);
  const second = await openEmbeddedDatabase(dataDir);
  expect(await ask(second.url, "SELECT n FROM kept")).toBe(7);
  await second.stop();
});

describe("after kill -9", () => {
  test("of whoever opened it, the orphan is joined, and stopped in the end", async () => {
    const killed = hold(dataDir);
    const url = await killed.nextLine();
    killed.child.kill("SIGKILL");
    await killed.finish();
    const database = await openEmbeddedDatabase(dataDir);
    expect(database.url).toBe(url);
    const { mark } = postmasterOf(database);
    await database.stop();
    expect(isRunning(mark)).toBe(false);
  });

  test("of the server, it is revived on the same port with all that was committed", async () => {
    const database = await openEmbeddedDatabase(dataDir);
    await ask(database.url, "CREATE TABLE lasting AS SELECT 7 AS n");
    await killDatabase(database);
    await database.revive();
    expect(await ask(database.url, "SELECT n FROM lasting")).toBe(7);
    await database.stop();
  });

  test("of everything, a postmaster.pid that names a foreign process is no obstacle", async () => {
    const database = await openEmbeddedDatabase(dataDir);
    await killDatabase(database);
    const dataFolder = join(database.folder, "cluster", "data");
    writeFileSync(
      join(dataFolder, "postmaster.pid"),
      `${process.pid}\n${dataFolder}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
    );
    const again = await openEmbeddedDatabase(dataDir);
    expect(await ask(again.url, "SELECT 1")).toBe(1);
    await again.stop();
  });
});

test("two data folders share nothing", async () => {
  const otherDir = join(runFolder, "other");
  const one = await openEmbeddedDatabase(dataDir);
  const other = hold(otherDir);
  const otherUrl = new URL(await other.nextLine());
  expect(otherUrl.port).not.toBe(new URL(one.url).port);
  expect(otherUrl.password).not.toBe(new URL(one.url).password);
  await other.finish();
  await one.stop();
  expect(existsSync(join(otherDir, "postgres", "cluster"))).toBe(true);
});
