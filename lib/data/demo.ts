import type { Tx } from "#lib/data/client.ts";
import { readDemoPeople } from "#lib/data/settings.ts";

/** Whether any fact that stands came out of a file, and not from the demo. */
export async function holdsOwnData(tx: Tx): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM promise p
    JOIN shipment s ON s.dealer_id = p.dealer_id AND s.id = p.shipment_id
    WHERE p.import_id IS NOT NULL AND NOT s.retracted
    LIMIT 1`;
  return rows.length > 0;
}

/** Empties facts, reference tables, stock and rollup. People, imports, settings and the audit stay. */
export async function emptyWorld(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    TRUNCATE notice, alarm_sending, alarm, step_pace, attachment, excuse_request, outbox,
      dispute_answer, receipt, shipment_event, promise, pause, excuse, shipment_line, shipment,
      order_line, dealer_order, dealer_sla_day, dealer_sla_month, dealer_turn, stock_move, stock, site,
      product, policy_version, calendar_version, dealer_alias, dealer,
      platform_alias, platform, region, service_class`;
}

/**
 * Removes the demo's people, and those whom a file brought and nobody has invited: their import goes,
 * too. Who was made or invited by hand stays, but what they reached is gone.
 */
export async function removeDemoPeople(tx: Tx): Promise<void> {
  const demo = (await readDemoPeople(tx)) ?? [];
  await tx.$executeRaw`DELETE FROM person_scope`;
  await tx.$executeRaw`
    DELETE FROM person p
    WHERE p.id = ANY(${demo}::uuid[]) OR NOT (
      EXISTS (SELECT 1 FROM account a WHERE a.user_id = p.id)
      OR EXISTS (SELECT 1 FROM one_time_link l WHERE l.person_id = p.id))`;
}

/** Marks the imports of master data as undone: what they had brought went with the demo. */
export async function markImportsGone(tx: Tx, now: Date): Promise<{ count: number }> {
  return tx.import.updateMany({
    where: { status: "done", kind: { not: "deliveries" } },
    data: { status: "undone", undoneAt: now },
  });
}
