// Started by a test as a process of its own, on the database of the app that it drives (DATA_DIR): logs
// that an order's shipments were dispatched and delivered at these instants, as the desk of ops will.
import { v7 as newId } from "uuid";
import { z } from "zod";
import { operatorScope } from "#lib/auth/scope.ts";
import { withDatabase } from "#lib/cli/open-database.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { readFactsById } from "#lib/data/facts/read-facts.ts";
import type { EventKind } from "#lib/domain/orders/shipment-facts.ts";
import { currentPolicyBook } from "#lib/operations/kept-policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

const given = z
  .strictObject({ orderId: z.uuid(), dispatchedAtMs: z.int(), deliveredAtMs: z.int() })
  .parse(JSON.parse(process.argv[2] ?? ""));
const scope = operatorScope("imports:write");

function logged(kind: EventKind, occurredAtMs: number) {
  const common = { actorId: null, device: null, data: {}, importId: null, rowNumber: null };
  return {
    ...common,
    id: newId(),
    kind,
    occurredAtMs,
    recordedAtMs: occurredAtMs,
    precision: "minute",
  } as const;
}

await withDatabase(async () => {
  const book = await currentPolicyBook(scope);
  const { orderId, dispatchedAtMs, deliveredAtMs } = given;
  const where = { orderId };
  const keys = await db().shipment.findMany({ where, select: { dealerId: true, id: true } });
  await inTransaction(scope, async (tx) => {
    const known = await readFactsById(tx, keys);
    const append = known.map((facts) => ({
      facts,
      events: [logged("dispatched", dispatchedAtMs), logged("delivered", deliveredAtMs)],
      promises: [],
      lines: [],
      removedLines: [],
    }));
    await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
      book.policyOf(policyVersionId, calendarVersionId),
    );
  });
  process.stdout.write(`${keys.length}\n`);
});
process.exit();
