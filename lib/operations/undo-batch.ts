import type { Scope } from "#lib/auth/scope.ts";
import { readBesideFacts } from "#lib/data/beside-facts.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { readFactsById, type ShipmentKey } from "#lib/data/facts/read-facts.ts";
import { newId } from "#lib/data/new-id.ts";
import { planUndo, type UndoContext } from "#lib/domain/importing/plan-undo.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

export type UndoBatch = Omit<UndoContext, "newId"> & { readonly book: PolicyBook };

/** What became of the shipments of a batch. */
export type UndoResult = {
  readonly retracted: number;
  readonly restored: number;
  readonly touched: number;
};

/**
 * Takes an import back from some shipments, in one transaction: appends the retraction, projects them
 * anew and recomputes their rollup cells. Those that somebody has touched since stay as they are.
 *
 * @param settle writes, last and in the same transaction, that the batch is done: it is taken once
 */
export function undoBatch(
  scope: Scope,
  shipments: readonly ShipmentKey[],
  { book, ...undoing }: UndoBatch,
  settle: (tx: SqlTx, result: UndoResult) => Promise<void>,
): Promise<void> {
  return inBulkTransaction(scope, async (tx) => {
    const known = await readFactsById(tx, shipments);
    const beside = await readBesideFacts(tx, undoing.importId, shipments);
    const plans = known.map((facts) =>
      planUndo(facts, beside.get(facts.id) ?? [], { ...undoing, newId }),
    );
    const append = plans.flatMap((plan) => ("addition" in plan ? plan.addition : []));
    await writeFacts(tx, { create: [], append }, ({ policyVersionId, calendarVersionId }) =>
      book.policyOf(policyVersionId, calendarVersionId),
    );
    const count = (kind: string) => plans.filter((plan) => plan.kind === kind).length;
    await settle(tx, {
      retracted: count("retract"),
      restored: count("restore"),
      touched: count("touched"),
    });
  });
}
