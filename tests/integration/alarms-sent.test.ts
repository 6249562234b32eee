import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { type Actor, actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { newId } from "#lib/data/new-id.ts";
import { DEFAULT_NOTICE_SETTING } from "#lib/data/notice-settings.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { alarmPost } from "#lib/jobs/alarm-post.ts";
import { sendAlarms } from "#lib/jobs/send-alarms.ts";
import { acknowledgeAlarms } from "#lib/operations/acknowledge-alarms.ts";
import { changeNoticeSetting } from "#lib/operations/change-notice-setting.ts";
import { watchAlarms } from "#lib/operations/watch-alarms.ts";
import {
  type AlarmWorld,
  forgetAlarms,
  log,
  makeAlarmWorld,
  ship,
} from "#tests/support/alarm-world.ts";
import { type MailServer, startMailServer, textOf } from "#tests/support/mail-server.ts";
import { startScript } from "#tests/support/processes.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("alarms:read");
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Noon in Shanghai. */
const nowMs = Date.parse("2026-11-21T04:00:00.000Z");
const signal = new AbortController().signal;

let database: TestDatabase;
let world: AlarmWorld;
let mailbox: MailServer;
let robot: Server;
let robotUrl: string;
let robotAnswer = { status: 200, body: `{"errcode":0,"errmsg":"ok"}` };
const said: string[] = [];

/** Robots of the test stand on this machine, unlike any other. */
const here = { isAllowed: () => true, protocols: ["http:"] };

beforeAll(async () => {
  database = await createTestDatabase();
  mailbox = await startMailServer();
  robot = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      said.push(body);
      response.writeHead(robotAnswer.status, { location: "http://127.0.0.1:1/" });
      response.end(robotAnswer.body);
    });
  });
  robot.listen(0, "127.0.0.1");
  await once(robot, "listening");
  const address = robot.address();
  robotUrl = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/send?key=secret`;
  Object.assign(process.env, {
    SMTP_URL: mailbox.url,
    MAIL_FROM: "zhunda@example.com",
    PUBLIC_URL: "https://zhunda.example",
  });
  provideDatabaseUrl(database.url);
  world = await makeAlarmWorld();
});
afterAll(async () => {
  await disconnect();
  await database.drop();
  mailbox.close();
  robot.close();
});
beforeEach(async () => {
  await forgetAlarms();
  mailbox.mails.splice(0);
  said.splice(0);
  robotAnswer = { status: 200, body: `{"errcode":0,"errmsg":"ok"}` };
});

const clockAt = (afterMs: number) => () => new Date(nowMs + afterMs);

/** What every worker does every few seconds. */
async function tick(afterMs: number): Promise<number> {
  await watchAlarms(scope, clockAt(afterMs)());
  return sendAlarms(scope, clockAt(afterMs), alarmPost(here), signal);
}

function own() {
  const reach = { kind: "platforms", ids: [world.platformId] } as const;
  const actor: Actor = { id: world.opsId, name: "孙立", role: "ops", reach };
  return actorScope(actor, "alarms:read");
}

const wants = (setting: object) =>
  changeNoticeSetting(own(), { ...DEFAULT_NOTICE_SETTING, ...setting }, clockAt(0)());

test("a breach is mailed once, after the seconds in which it can be undone, whoever else is at it", async () => {
  await ship(world, nowMs - MINUTE_MS, { number: "93763" });
  expect(await tick(0)).toBe(0);
  expect(await tick(7 * SECOND_MS)).toBe(0);
  const answers = await Promise.all([8, 8, 8].map((after) => tick(after * SECOND_MS)));
  expect(answers.reduce((sum, one) => sum + one, 0)).toBe(1);
  expect(await tick(40 * SECOND_MS)).toBe(0);
  expect(mailbox.mails).toHaveLength(1);
  const [mail = ""] = mailbox.mails;
  expect(mail).toContain("To: sun@example.com");
  const text = textOf(mail);
  expect(text).toContain("已超时：93763 甲（北京），应于 11月21日 周六 11:59 送达");
  expect(text).toContain("Overdue: 93763 甲 (北京), was due Sat 21 Nov, 11:59");
  expect(text).toContain(`https://zhunda.example/shipments/${world.dealerId}/`);
});

test("undone within the seconds, or delivered before it is sent: nothing leaves", async () => {
  const shipment = await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  await log(shipment, "delivered", nowMs + 2 * SECOND_MS);
  await tick(9 * SECOND_MS);
  await tick(60 * SECOND_MS);
  expect(mailbox.mails).toEqual([]);
});

test("what comes soon after a mail comes in one, once the minutes of the digest are over", async () => {
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  await tick(10 * SECOND_MS);
  const past = [];
  for (let minute = 1; minute <= 5; minute += 1) {
    past.push(await ship(world, nowMs + minute * MINUTE_MS - 1, { number: `9000${minute}` }));
  }
  for (const minute of [3, 6, 9, 12, 15]) await tick(minute * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(1);
  const [, second] = past;
  if (second) await log(second, "delivered", nowMs + 14 * MINUTE_MS);
  await tick(15 * MINUTE_MS + 10 * SECOND_MS);
  expect(mailbox.mails).toHaveLength(2);
  const text = textOf(mailbox.mails[1] ?? "");
  const numbers = [1, 2, 3, 4, 5].filter((n) => text.includes(`已超时：9000${n}`));
  expect(numbers).toEqual([1, 3, 4, 5]);
});

test("in quiet hours nothing comes; at their end what still holds does", async () => {
  await wants({ quietFrom: "12:00", quietTo: "13:00" });
  const passed = await ship(world, nowMs, { number: "90001" });
  await ship(world, nowMs, { number: "90002" });
  for (const minute of [1, 20, 40]) await tick(minute * MINUTE_MS);
  await log(passed, "delivered", nowMs + 50 * MINUTE_MS);
  await tick(60 * MINUTE_MS - 1);
  expect(mailbox.mails).toEqual([]);
  await tick(60 * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(1);
  expect(textOf(mailbox.mails[0] ?? "")).toMatch(/90002/);
  expect(textOf(mailbox.mails[0] ?? "")).not.toMatch(/90001/);
});

test("a breach is repeated three times at the most, and not once somebody has acknowledged it", async () => {
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  for (let minute = 1; minute <= 600; minute += 20) await tick(minute * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(4);

  await forgetAlarms();
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  await tick(MINUTE_MS);
  expect(mailbox.mails).toHaveLength(5);
  await acknowledgeAlarms(own(), null, clockAt(2 * MINUTE_MS)());
  for (let minute = 30; minute <= 600; minute += 30) await tick(minute * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(5);
});

test("who wants no mail, or is no longer responsible, gets none", async () => {
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  await wants({ mail: false });
  await tick(MINUTE_MS);
  await wants({ mail: true });
  await db().personScope.updateMany({ data: { subjectId: newId() } });
  await tick(2 * MINUTE_MS);
  expect(mailbox.mails).toEqual([]);
  await db().personScope.updateMany({ data: { subjectId: world.platformId } });
  await db().person.update({ where: { id: world.opsId }, data: { disabled: true } });
  await tick(3 * MINUTE_MS);
  expect(mailbox.mails).toEqual([]);
  await db().person.update({ where: { id: world.opsId }, data: { disabled: false } });
  await tick(4 * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(1);
});

test("a mail server that refuses is tried again, later each time; its words are not kept", async () => {
  mailbox.refuse(true);
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  await tick(10 * SECOND_MS);
  const [failed] = await db().alarmSending.findMany();
  expect(failed).toMatchObject({ attempts: 1, sentAt: null });
  expect(failed?.error).toMatch(/451/);
  expect(failed?.error).not.toMatch(/secret/);
  await tick(60 * SECOND_MS);
  expect((await db().alarmSending.findMany())[0]?.attempts).toBe(1);
  await tick(70 * SECOND_MS);
  expect((await db().alarmSending.findMany())[0]?.attempts).toBe(2);
  mailbox.refuse(false);
  await tick(4 * MINUTE_MS);
  await tick(20 * MINUTE_MS);
  expect(mailbox.mails).toHaveLength(1);
});

test("killed between claiming and sending: it is sent once, by another, as the same mail", async () => {
  await ship(world, nowMs - MINUTE_MS);
  await watchAlarms(scope, clockAt(0)());
  const atMs = nowMs + 10 * SECOND_MS;
  const settings = { DATABASE_URL: database.url };
  const started = startScript("tests/support/send-alarms-and-hang.ts", [String(atMs)], settings);
  expect(await started.nextLine()).toBe("claimed");
  // Whoever else is there waits for it, as long as it may be at work.
  expect(await tick(30 * SECOND_MS)).toBe(0);
  started.child.kill("SIGKILL");
  await started.finish();
  expect(await tick(60 * SECOND_MS)).toBe(0);
  const answers = await Promise.all([0, 0, 0].map(() => tick(131 * SECOND_MS)));
  expect(answers.reduce((sum, one) => sum + one, 0)).toBe(1);
  await tick(200 * SECOND_MS);
  expect(mailbox.mails).toHaveLength(1);
  expect(mailbox.mails[0]).toMatch(/Message-ID: <[\da-f]{32}@zhunda\.example>/);
});

const saidSchema = z.object({
  msgtype: z.literal("text"),
  text: z.object({ content: z.string() }),
});

async function addRobot(platformId: string | null): Promise<void> {
  const createdAt = clockAt(-MINUTE_MS)();
  const fields = { id: newId(), name: "群", url: robotUrl, platformId, createdAt };
  await db().alarmRobot.create({ data: fields });
}

test("a robot says what holds in one message, and again only of what is new", async () => {
  await addRobot(world.platformId);
  await addRobot(newId());
  for (const number of ["90001", "90002"]) await ship(world, nowMs - MINUTE_MS, { number });
  await tick(0);
  await Promise.all([tick(10 * SECOND_MS), tick(10 * SECOND_MS)]);
  expect(said).toHaveLength(1);
  const { content } = saidSchema.parse(JSON.parse(said[0] ?? "")).text;
  expect(content.split("\n")).toEqual([
    "准达提醒 2 条",
    "已超时：90001 甲（北京），应于 11月21日 周六 11:59 送达，还没有送到",
    "已超时：90002 甲（北京），应于 11月21日 周六 11:59 送达，还没有送到",
    "全部提醒：https://zhunda.example/inbox",
  ]);
});

test("a robot that answers an error or leads elsewhere has not said it; its address stays secret", async () => {
  await wants({ mail: false });
  await addRobot(null);
  await ship(world, nowMs - MINUTE_MS);
  await tick(0);
  robotAnswer = { status: 200, body: `{"errcode":45009,"errmsg":"too much"}` };
  await tick(10 * SECOND_MS);
  robotAnswer = { status: 302, body: "" };
  await tick(80 * SECOND_MS);
  expect((await db().alarmSending.findMany()).map(({ error }) => error)).toEqual(["http 302"]);
  // Without the test's leave, nothing inside is reached at all.
  await watchAlarms(scope, clockAt(10 * MINUTE_MS)());
  await sendAlarms(scope, clockAt(10 * MINUTE_MS), alarmPost(), signal);
  expect((await db().alarmSending.findMany()).map(({ error }) => error)).toEqual(["address"]);
  expect(said).toHaveLength(2);
});
