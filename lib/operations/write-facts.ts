import type { SqlTx } from "#lib/data/client.ts";
import { refreshRollup } from "#lib/data/facts/refresh-rollup.ts";
import type { Addition } from "#lib/domain/importing/plan-parts.ts";
import type { PolicyOf } from "#lib/domain/orders/project-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { appendFacts } from "#lib/operations/append-facts.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";

/** New shipments, and what becomes known of those that are there already. */
export type FactsToWrite = {
  readonly create: readonly ShipmentFacts[];
  readonly append: readonly Addition[];
};

/** Writes facts and recomputes the rollup cells they fall into, in the caller's transaction. */
export async function writeFacts(
  tx: SqlTx,
  { create, append }: FactsToWrite,
  policyOf: PolicyOf,
): Promise<void> {
  const recorded = await recordShipments(tx, create, policyOf);
  const appended = await appendFacts(tx, append, policyOf);
  await refreshRollup(tx, [...recorded, ...appended]);
}
