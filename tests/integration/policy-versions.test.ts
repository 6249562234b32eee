import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { readWhatIfShipments } from "#lib/data/metrics/what-if-shipments.ts";
import { listPlatformDetails } from "#lib/data/platform-details.ts";
import { readPolicyVersions } from "#lib/data/policies.ts";
import { listVersions, markOf } from "#lib/data/policy-versions.ts";
import { readTargetsMark } from "#lib/data/settings.ts";
import { DEFAULT_WINDOWS } from "#lib/domain/sla/defaults.ts";
import { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { ALL_TIME } from "#lib/domain/time/period.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { addCalendarVersion } from "#lib/operations/add-calendar-version.ts";
import { addPolicyVersion } from "#lib/operations/add-policy-version.ts";
import { addServiceClass } from "#lib/operations/add-service-class.ts";
import { setTargets } from "#lib/operations/set-target.ts";
import { updatePlatform } from "#lib/operations/update-platform.ts";
import { withdrawFutureVersion } from "#lib/operations/withdraw-future-version.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";
import { makeEvent, makeRollupWorld, makeShipment } from "#tests/support/rollup-world.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const now = new Date("2026-11-22T08:00:00Z");
const HOUR_MS = 3_600_000;
const scope = operatorScope("policies:write");

let database: TestDatabase;
let world: { dealerId: string; platformId: string };
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
  world = await makeRollupWorld();
});
beforeEach(async () => {
  await db()
    .$executeRaw`UPDATE policy_version SET withdrawn_at = now() WHERE effective_from > '2000-01-01'`;
  await db()
    .$executeRaw`UPDATE calendar_version SET withdrawn_at = now() WHERE effective_from > '2000-01-01'`;
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

async function versions() {
  return listVersions(scope, world.platformId);
}

async function localMark(): Promise<string> {
  const { policies } = await versions();
  return markOf(policies.filter((one) => one.serviceClass === "local" && one.dealerId === null));
}

async function addLocal(
  budgetMinutes: number,
  parts: { fromMs?: number | null; basedOn?: string; cutoffMinutes?: number } = {},
) {
  return addPolicyVersion(
    scope,
    {
      platformId: world.platformId,
      serviceClass: "local",
      dealerId: null,
      basedOn: await localMark(),
      fromMs: null,
      rule: { kind: "within", budgetMinutes, afterClose: "run" },
      cutoffMinutes: 0,
      transitMinutes: 30,
      ...parts,
    },
    now,
  );
}

async function addHours(windows: typeof DEFAULT_WINDOWS, fromMs: number | null) {
  const basedOn = markOf((await versions()).calendars);
  const { platformId } = world;
  return addCalendarVersion(scope, { platformId, basedOn, fromMs, windows, exceptions: {} }, now);
}

async function promiseAt(atMs: number) {
  const read = await readPolicyVersions(scope);
  const book = new PolicyBook(read.platforms, read.calendars, read.policies);
  const { platformId } = world;
  return book.promise({ platformId, serviceClass: "local", dealerId: null }, atMs);
}

test("a version rules acceptances from its instant on, and what was promised before stays", async () => {
  const beforeMs = now.getTime() - 1;
  const before = await promiseAt(beforeMs);
  const id = await addLocal(90);
  expect(await promiseAt(beforeMs)).toEqual(before);
  const after = await promiseAt(now.getTime());
  expect(after?.policyVersionId).toBe(id);
  expect(after && after.dueAtMs - after.startsAtMs).toBe(90 * 60_000);
  const [entry] = await db().audit.findMany({ where: { action: "policy_version.added" } });
  expect(entry).toMatchObject({ subject: world.platformId, data: { versionId: id } });
});

test("two admins at once: one is told that the other was first", async () => {
  const basedOn = await localMark();
  const both = await Promise.allSettled([
    addLocal(60, { basedOn }),
    addLocal(70, { basedOn, fromMs: now.getTime() + HOUR_MS }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = both.find(({ status }) => status === "rejected");
  expect(refused).toMatchObject({ reason: { code: "version_stale", status: 409 } });
  expect((await versions()).policies.filter((one) => one.serviceClass === "local")).toHaveLength(2);
});

test("refused: the past, an instant that is taken, and what changes nothing", async () => {
  const reason = (value: string) => ({ code: "policy_refused", params: { reason: value } });
  const past = addLocal(60, { fromMs: now.getTime() - 1 });
  await expect(past).rejects.toMatchObject(reason("from_past"));
  await expect(addLocal(120)).rejects.toMatchObject(reason("same"));
  await addLocal(60);
  await expect(addLocal(70)).rejects.toMatchObject(reason("from_taken"));
});

test("hours that do not fit a cut-off are refused with the rule's name, and nothing is written", async () => {
  const short = { ...DEFAULT_WINDOWS, sun: [["09:00", "10:00"]] as const };
  await addLocal(120, { cutoffMinutes: 60 });
  await expect(addHours(short, null)).rejects.toMatchObject({
    code: "policy_refused",
    params: { reason: "cutoff_too_long", field: "cutoffMinutes", serviceClass: "local" },
  });
  expect((await versions()).calendars).toHaveLength(1);
  await expect(addHours({}, null)).rejects.toMatchObject({ params: { reason: "no_opening" } });
});

test("a version is taken back before it applies, not after", async () => {
  const future = await addHours({ ...DEFAULT_WINDOWS, sun: [] }, now.getTime() + HOUR_MS);
  const version = { platformId: world.platformId, kind: "calendar", id: future } as const;
  const afterwards = new Date(now.getTime() + HOUR_MS);
  await expect(withdrawFutureVersion(scope, version, afterwards)).rejects.toMatchObject({
    code: "wrong_state",
  });
  await withdrawFutureVersion(scope, version, now);
  expect((await versions()).calendars).toHaveLength(1);
  await expect(withdrawFutureVersion(scope, version, now)).rejects.toMatchObject({
    code: "not_found",
  });
  const [entry] = await db().audit.findMany({ where: { action: "calendar_version.withdrawn" } });
  expect(entry?.data).toMatchObject({ version: { id: future, windows: { sun: [] } } });
});

test("taking back hours on which a later rule rests is refused", async () => {
  const longer = { ...DEFAULT_WINDOWS, sun: [["06:00", "24:00"]] as const };
  const fromMs = now.getTime() + HOUR_MS;
  const id = await addHours(longer, fromMs);
  const rule = { kind: "within", budgetMinutes: 800, afterClose: "restart" } as const;
  const policy = { platformId: world.platformId, serviceClass: "local", dealerId: null, rule };
  const minutes = { cutoffMinutes: 0, transitMinutes: null };
  const basedOn = await localMark();
  await addPolicyVersion(scope, { ...policy, ...minutes, basedOn, fromMs }, now);
  const version = { platformId: world.platformId, kind: "calendar", id } as const;
  await expect(withdrawFutureVersion(scope, version, now)).rejects.toMatchObject({
    params: { reason: "restart_never_fits" },
  });
  expect((await versions()).calendars).toHaveLength(2);
});

test("a platform's details: zone fixed by history, a stale edit told, a name of another refused", async () => {
  const seen = async () => {
    const [platform] = await listPlatformDetails(scope);
    if (!platform) throw new Error("no platform");
    const { name, city, zone, latitude, longitude, lateEntryMinutes } = platform;
    return { name, city, zone, latitude, longitude, lateEntryMinutes };
  };
  const { platformId, dealerId } = world;
  const first = await seen();
  await updatePlatform(scope, platformId, first, { ...first, zone: "asia/tokyo" }, now);
  expect((await seen()).zone).toBe("Asia/Tokyo");
  await expect(
    updatePlatform(scope, platformId, first, { ...first, city: "天津" }, now),
  ).rejects.toMatchObject({ code: "version_stale" });
  const second = await seen();
  await updatePlatform(scope, platformId, second, first, now);

  const acceptedAtMs = now.getTime() - 30 * HOUR_MS;
  const dueAtMs = acceptedAtMs + 2 * HOUR_MS;
  const events = [
    makeEvent("accepted", acceptedAtMs),
    makeEvent("delivered", dueAtMs - 30 * 60_000),
  ];
  const shipment = makeShipment({ dealerId, platformId, dueAtMs }, "n:1", { events });
  await db().$transaction((tx) => writeFacts(tx, { create: [shipment], append: [] }, () => null));
  const wanted = { ...first, zone: "Asia/Tokyo" };
  await expect(updatePlatform(scope, platformId, first, wanted, now)).rejects.toMatchObject({
    params: { field: "zone", reason: "zone_with_history" },
  });
  await expect(
    updatePlatform(scope, platformId, first, { ...first, latitude: 91, longitude: 0 }, now),
  ).rejects.toMatchObject({ params: { field: "latitude", reason: "degrees_out_of_range" } });

  const filter = { period: ALL_TIME, platformId, serviceClass: "local", dealerIds: null };
  expect(await readWhatIfShipments(scope, filter, now)).toEqual({
    byDay: 0,
    shipments: [
      {
        id: shipment.id,
        dealerId,
        serviceClass: "local",
        acceptedAtMs,
        dueAtMs,
        deliveredAt: dueAtMs - 30 * 60_000,
        cancelledAt: null,
        cancelledBy: null,
      },
    ],
  });
});

test("a service class is added once", async () => {
  const cold = { code: "cold-chain", nameZh: "冷链", nameEn: "Cold chain" };
  await addServiceClass(scope, cold, now);
  await expect(addServiceClass(scope, cold, now)).rejects.toMatchObject({
    params: { field: "code", reason: "code_taken" },
  });
  await expect(addServiceClass(scope, { ...cold, code: "cold2" }, now)).rejects.toMatchObject({
    params: { field: "nameZh", reason: "name_taken" },
  });
  await expect(addServiceClass(scope, { ...cold, code: "Cold" }, now)).rejects.toMatchObject({
    params: { field: "code", reason: "code_malformed" },
  });
});

test("targets are set all or none, and not over somebody else's", async () => {
  await db().region.create({ data: { id: newId(), name: "华北", createdAt: now } });
  const seen = await readTargetsMark(scope);
  const changes = [
    { region: null, target: 0.92 },
    { region: "华北", target: 0.95 },
  ] as const;
  await setTargets(scope, changes, seen, now);
  await expect(setTargets(scope, [{ region: null, target: 0.5 }], seen, now)).rejects.toMatchObject(
    { code: "version_stale" },
  );
  const after = await readTargetsMark(scope);
  await expect(
    setTargets(
      scope,
      [
        { region: null, target: 0.5 },
        { region: "?", target: 0.5 },
      ],
      after,
      now,
    ),
  ).rejects.toMatchObject({ code: "bad_input" });
  expect(await readTargetsMark(scope)).toBe(after);
  expect(after).toContain("0.92");
});
