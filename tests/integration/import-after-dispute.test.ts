import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { actorScope, operatorScope } from "#lib/auth/scope.ts";
import { db, disconnect } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { newId } from "#lib/data/new-id.ts";
import { listTouched } from "#lib/data/undo-preview.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { undoImport } from "#lib/importing/undo-import.ts";
import { answerDispute } from "#lib/operations/answer-dispute.ts";
import { disputeDelivery } from "#lib/operations/dispute-delivery.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const undoer = { device: "command", by: null } as const;
/** Ids are of the real time, and so is this: what is said after an import is later than it. */
const now = () => new Date();
const dayAgoMs = Math.floor(Date.now() / 60_000) * 60_000 - 86_400_000;
const clockAt = (minutes: number) =>
  new Date(dayAgoMs + minutes * 60_000).toISOString().slice(0, 16).replace("T", " ");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
beforeEach(() => db().$transaction((tx) => emptyWorld(tx)));
afterAll(async () => {
  await disconnect();
  await database.drop();
});

/** A file of two deliveries, due an hour after they were accepted; the first comes at that minute. */
async function importDelivered(atMinutes: number) {
  const header = "发货单号,经销商,平台,应达时间,出库时间,签收时间";
  const rows = [`S1,甲,北京平台,${clockAt(60)},${clockAt(20)},${clockAt(atMinutes)}`].concat(
    `S2,甲,北京平台,${clockAt(60)},${clockAt(20)},${clockAt(55)}`,
  );
  const file = await writeTempFile("table.csv", `${[header, ...rows].join("\n")}\n`);
  return importFile(file, { now: now(), zone: "UTC" });
}

const first = () => db().shipment.findFirstOrThrow({ where: { number: "S1" } });

/** The dealer of S1 says that it came at a minute; its receipt's id. */
async function dispute(minutes: number): Promise<{ dealerId: string; receiptId: string }> {
  const { dealerId, id: shipmentId } = await first();
  const reach = { kind: "dealers", ids: [dealerId] } as const;
  const somebody = { id: newId(), name: "某人", role: "dealer", reach } as const;
  const said = { id: newId(), dealerId, shipmentId, receivedAtMs: dayAgoMs + minutes * 60_000 };
  await disputeDelivery(actorScope(somebody, "receipts:write"), { ...said, comment: null }, now());
  return { dealerId, receiptId: said.id };
}

async function accept(disputed: { dealerId: string; receiptId: string }) {
  const answer = { ...disputed, outcome: "accepted", note: "以贵司为准" } as const;
  await answerDispute(operatorScope("disputes:write"), answer, now());
}

test("a file that says what it said before does not take an accepted dispute back", async () => {
  await importDelivered(50);
  await accept(await dispute(80));
  expect((await importDelivered(50)).counts).toMatchObject({
    shipmentsUnchanged: 2,
    correctionsAdded: 0,
  });
  expect(await first()).toMatchObject({ verdict: "late" });
  // Yet another time is news: it stands beside the others in the history.
  expect((await importDelivered(58)).counts).toMatchObject({ correctionsAdded: 1 });
  expect(await first()).toMatchObject({ verdict: "on_time" });
  expect((await importDelivered(50)).counts).toMatchObject({ shipmentsUnchanged: 2 });
  const corrections = await db().shipmentEvent.count({ where: { kind: "corrected" } });
  expect(corrections).toBe(2);
});

test("a shipment whose delivery is disputed stays when its import is undone", async () => {
  const { importId } = await importDelivered(50);
  const disputed = await dispute(80);
  const undo = () => undoImport(scope, importId, undoer, { clock: now });
  expect(await undo()).toMatchObject({ retracted: 1, restored: 0, touched: 1 });
  expect(await listTouched(scope, importId, 10, null)).toMatchObject([
    { number: "S1", what: "receipt", importId: null },
  ]);
  await accept(disputed);
  expect(await undo()).toMatchObject({ touched: 1 });
  expect(await first()).toMatchObject({ retracted: false, verdict: "late" });
});
