import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { checkDatabase } from "#lib/cli/database/external.ts";
import { findFreePort } from "#lib/cli/free-port.ts";
import { namesThisMachine } from "#lib/cli/launch/address.ts";
import { claimDataFolder } from "#lib/cli/launch/claim.ts";
import { clearRunFolder, makeRunFolder } from "#lib/cli/launch/run-folder.ts";
import { startScript } from "#tests/support/processes.ts";

let runFolder: string;

beforeEach(async () => {
  runFolder = await makeRunFolder();
});

afterEach(() => clearRunFolder(runFolder));

const start = (settings: Record<string, string>) =>
  startScript("lib/cli/launch/start.ts", [], {
    DATABASE_URL: "",
    HOST: "",
    PORT: "",
    DATA_DIR: join(runFolder, "data"),
    ...settings,
  }).finish();

describe("npm start is refused in one line that names the mend", () => {
  test.each([
    [
      "PORT",
      "80a",
      'PORT: "80a" is not valid; write a whole number from 1 to 65535, such as 3000\n',
    ],
    ["SEED", "all", 'SEED: "all" is not valid; write demo or none\n'],
  ])("%s=%s", async (name, value, line) => {
    expect(await start({ [name]: value })).toEqual({ code: 1, output: line });
  });

  test("the port is taken", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, output } = await start({ PORT: port });
    server.close();
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^PORT: ${port} is taken .* PORT=\\d+ npm start\n$`));
  });

  test("no PostgreSQL answers at DATABASE_URL, whose password is not repeated", async () => {
    const { code, output } = await start({
      DATABASE_URL: "postgresql://u:geheim@127.0.0.1:1/d",
      PORT: String(await findFreePort()),
    });
    expect(code).toBe(1);
    expect(output).toMatch(/^DATABASE_URL: 127\.0\.0\.1:1\/d cannot be used .*\n$/);
    expect(output).not.toContain("geheim");
  });
});

test("a database whose role is a superuser is refused, an ordinary one is not", async () => {
  await expect(checkDatabase(inject("serverUrl"))).resolves.toBeUndefined();
  const superuserUrl = inject("superuserUrl");
  if (superuserUrl === "") return console.warn("skipped: TEST_DATABASE_URL gives no superuser");
  await expect(checkDatabase(superuserUrl)).rejects.toThrow(/superuser.*CREATE ROLE/);
});

describe("one app at a time on a data folder", () => {
  test("a second one is refused, naming process and address of the first", async () => {
    const dataDir = join(runFolder, "data");
    const giveBack = await claimDataFolder(dataDir, "http://localhost:3000");
    await expect(claimDataFolder(dataDir, "http://localhost:3001")).rejects.toThrow(
      /^already running here: process \d+, http:\/\/localhost:3000; stop it first/,
    );
    giveBack();
    (await claimDataFolder(dataDir, "http://localhost:3001"))();
  });
});

describe("names of this machine in a Host header", () => {
  test.each([
    ["localhost", true],
    ["localhost:3000", true],
    ["LOCALHOST:3000", true],
    ["127.0.0.1:3000", true],
    ["[::1]:3000", true],
    ["[::1]", true],
    [undefined, false],
    ["", false],
    ["localhost.example", false],
    ["example.com:3000", false],
    ["127.0.0.1.example", false],
    ["localhost:3000:1", false],
  ])("%s: %s", (header, answer) => {
    expect(namesThisMachine(header)).toBe(answer);
  });
});
