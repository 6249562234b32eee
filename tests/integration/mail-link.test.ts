import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db, disconnect } from "#lib/data/client.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { runWorker } from "#lib/jobs/run-worker.ts";
import { followLink } from "#lib/operations/follow-link.ts";
import { requestReset } from "#lib/operations/request-reset.ts";
import { keepSecretApart, makePerson, tryIn } from "#tests/support/people-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

let database: TestDatabase;
let server: Server;
const mails: string[] = [];

/** As little of a mail server as takes a mail (RFC 5321). */
function startMailServer(): Promise<number> {
  server = createServer((socket) => {
    let mail: string | null = null;
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      const text = chunk.toString("utf8");
      if (mail !== null) {
        mail += text;
        if (!mail.endsWith("\r\n.\r\n")) return;
        mails.push(mail);
        mail = null;
        socket.write("250 taken\r\n");
      } else if (text.startsWith("DATA")) {
        mail = "";
        socket.write("354 go on\r\n");
      } else socket.write(text.startsWith("QUIT") ? "221 bye\r\n" : "250 fine\r\n");
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
}

beforeAll(async () => {
  keepSecretApart();
  database = await createTestDatabase();
  const port = await startMailServer();
  Object.assign(process.env, {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: "zhunda@example.com",
    PUBLIC_URL: "https://zhunda.example",
  });
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  server.close();
});

test("a link comes by mail to who has an address, once for each asking, and to nobody else", async () => {
  await makePerson({ name: "周岚", role: "ops", email: "zhou@example.com", loginName: "zhou" });
  await makePerson({ name: "马", role: "driver", loginName: "ma" });
  const stop = new AbortController();
  const worker = runWorker({
    connectionString: database.url,
    uploadsDir: "",
    filesDir: "",
    clock: () => new Date(),
    signal: stop.signal,
  });
  for (const identifier of ["nobody", "ma", "zhou"]) {
    const asked = { identifier, ip: "203.0.113.1", locale: "en" };
    expect(await requestReset(asked, new Date())).toBeNull();
  }
  await expect.poll(() => mails.length, { timeout: 20_000 }).toBe(1);
  await expect
    .poll(async () => {
      const rows: unknown = await db().$queryRaw`
        SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'mail-link'`;
      return rows;
    })
    .toEqual([]);
  stop.abort();
  await worker;
  const text = (mails[0] ?? "").replaceAll("=\r\n", "");
  expect(text).toContain("To: zhou@example.com");
  const token = /https:\/\/zhunda\.example\/link\/([\w-]+)/.exec(text)?.[1] ?? "";
  const password = "came by mail, once";
  await followLink({ token, password, admin: null, ip: "", userAgent: "" }, new Date());
  expect(await tryIn("zhou", password)).toMatchObject({ kind: "signed_in" });
});

test("nobody's mailbox can be flooded, and an address that asks too much waits", async () => {
  const jobs = async () => {
    const rows: unknown[] = await db().$queryRaw`
      SELECT 1 FROM audit WHERE action = 'password.reset_asked'`;
    return rows.length;
  };
  const before = await jobs();
  for (let i = 0; i < 8; i += 1) {
    const asked = { identifier: "zhou@example.com", ip: `203.0.113.${10 + i}`, locale: "en" };
    expect(await requestReset(asked, new Date())).toBeNull();
  }
  expect((await jobs()) - before).toBe(5);
  const waits = [];
  for (let i = 0; i < 101; i += 1) {
    const asked = { identifier: `nobody${i}`, ip: "203.0.113.99", locale: "en" };
    waits.push(await requestReset(asked, new Date()));
  }
  expect(waits.filter((wait) => wait !== null)).toHaveLength(1);
});
