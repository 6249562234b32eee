import fc from "fast-check";
import { v4 } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operatorScope } from "#lib/auth/scope.ts";
import { readBesideFacts } from "#lib/data/beside-facts.ts";
import { db, disconnect, inTransaction } from "#lib/data/client.ts";
import { emptyWorld } from "#lib/data/demo.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import { findImport } from "#lib/data/imports.ts";
import { newId } from "#lib/data/new-id.ts";
import { reserveStock, settleStock } from "#lib/data/stock.ts";
import { listTouched, readUndoPreview } from "#lib/data/undo-preview.ts";
import { planUndo } from "#lib/domain/importing/plan-undo.ts";
import { provideDatabaseUrl } from "#lib/env.ts";
import { isUndoable, undoImport } from "#lib/importing/undo-import.ts";
import { importFile, writeTempFile } from "#tests/support/import-file.ts";
import { createTestDatabase, type TestDatabase } from "#tests/support/test-database.ts";

const scope = operatorScope("imports:write");
const undoer = { device: "command", by: null } as const;
const startMs = Date.parse("2026-11-22T02:00:00Z");

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  provideDatabaseUrl(database.url);
});
afterAll(async () => {
  await disconnect();
  await database.drop();
});

const numbers = [1, 2, 3, 4, 5];
const touches = ["event", "pause", "excuse", "receipt", "answer", "stock"] as const;

/** What may happen to five shipments: a file that tells of some, a fact that no file tells, an undoing. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("file" as const),
      of: fc.uniqueArray(fc.constantFrom(...numbers), { minLength: 1 }),
      deliveredAt: fc.constantFrom("", "11:10", "12:40"),
      quantity: fc.constantFrom("", "1", "2"),
      order: fc.constantFrom("", "D1"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(...touches),
      of: fc.constantFrom(...numbers),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("undo" as const), which: fc.nat(5) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function touch(kind: (typeof touches)[number], number: number, at: Date) {
  const found = await db().shipment.findFirst({ where: { number: `S${number}` } });
  if (!found) return;
  const fact = { dealerId: found.dealerId, id: newId(), shipmentId: found.id };
  if (kind === "event") {
    const said = { kind: "picked", precision: "minute", occurredAt: at, recordedAt: at, data: {} };
    await db().shipmentEvent.create({ data: { ...fact, ...said } });
  } else if (kind === "pause") {
    await db().pause.create({ data: { ...fact, reason: "wait", fromAt: at, recordedAt: at } });
  } else if (kind === "excuse") {
    const excuse = { ...fact, reason: "typhoon", approvedAt: at };
    await db().excuse.createMany({ data: [excuse], skipDuplicates: true });
  } else if (kind === "receipt") {
    // The id of a form that was opened long before it was sent.
    await db().receipt.create({
      data: { ...fact, id: v4(), kind: "felt", recordedAt: new Date() },
    });
  } else if (kind === "answer") {
    const { id: receiptId, ...answered } = fact;
    const answer = { outcome: "declined", note: "签收单", recordedAt: new Date() };
    await db().disputeAnswer.create({ data: { ...answered, receiptId, ...answer } });
  } else {
    await reserve(fact, at);
  }
}

/** A shipment's reservation and its release: nothing is held in the end. */
async function reserve(holder: { dealerId: string; shipmentId: string }, at: Date) {
  const { platformId } = await db().shipment.findFirstOrThrow({ where: { id: holder.shipmentId } });
  const product = await db().product.findFirst();
  if (!product) return;
  const place = { platformId, productId: product.id };
  const stock = { ...place, onHand: 9, updatedAt: at };
  await db().stock.createMany({ data: [stock], skipDuplicates: true });
  await inTransaction(scope, async (tx) => {
    await reserveStock(tx, [{ ...place, quantity: 1, ...holder }], null, at);
    await settleStock(tx, holder, "free", null, at);
  });
}

/** What planUndo makes of every shipment there is. */
async function plannedUndo(importId: string) {
  const keys = await db().shipment.findMany({ select: { dealerId: true, id: true } });
  const [facts, beside] = await inTransaction(scope, async (tx) => [
    await readFactsById(tx, keys),
    await readBesideFacts(tx, importId, keys),
  ]);
  const context = { importId, newId, nowMs: startMs, device: "command", by: null };
  const kinds = facts.map((one) => planUndo(one, beside.get(one.id) ?? [], context).kind);
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  return { retract: count("retract"), restore: count("restore"), touched: count("touched") };
}

async function takeStep(one: Step, imports: string[], now: Date) {
  if (one.kind === "file") {
    const rows = one.of.map((number) => {
      const delivered = one.deliveredAt && `2026-11-18 ${one.deliveredAt}`;
      const dealer = `经销商${number % 2}`;
      return `S${number},${dealer},北京平台,2026-11-18 10:00,${delivered},网线,${one.quantity},${one.order && `${one.order}-${dealer}`}`;
    });
    const header = "发货单号,经销商,平台,下单时间,签收时间,产品名称,数量,订单号";
    const file = await writeTempFile("a.csv", `${[header, ...rows].join("\n")}\n`);
    imports.push((await importFile(file, { now })).importId);
  } else if (one.kind !== "undo") {
    await touch(one.kind, one.of, now);
  } else {
    const importId = imports[one.which];
    const item = importId === undefined ? null : await findImport(scope, importId);
    if (item && isUndoable(item)) await undoImport(scope, item.id, undoer, { clock: () => now });
  }
}

test("what undoing would do, told by counting, is what planUndo says of each shipment", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 9 }), async (steps) => {
      await db().$transaction((tx) => emptyWorld(tx));
      const imports: string[] = [];
      for (const [index, one] of steps.entries()) {
        await takeStep(one, imports, new Date(startMs + index * 60_000));
      }
      for (const importId of imports) {
        const item = await findImport(scope, importId);
        if (!item) throw new Error("no import");
        const planned = await plannedUndo(importId);
        expect(await readUndoPreview(scope, item, null)).toEqual(planned);
        expect(await readUndoPreview(scope, item, 1000)).toEqual(planned);
        expect(await listTouched(scope, importId, 10, null)).toHaveLength(planned.touched);
        // Begun anew after it had written: told from the facts alone.
        const anew = { ...item, counts: { ...item.counts, wroteBefore: true } };
        expect(await readUndoPreview(scope, anew, null)).toEqual(planned);
        const most = { retract: planned.retract, restore: planned.restore };
        const short = await readUndoPreview(scope, item, 0);
        if (short.touched !== null) expect(short).toEqual(planned);
        expect(short.retract + short.restore).toBeGreaterThanOrEqual(most.retract + most.restore);
      }
    }),
    { numRuns: 16 },
  );
});
