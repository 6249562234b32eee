import type { Scope } from "#lib/auth/scope.ts";
import { inBulkTransaction } from "#lib/data/bulk.ts";
import type { SqlTx } from "#lib/data/client.ts";
import { findNumberOwners, readFactsBySource } from "#lib/data/facts/read-facts.ts";
import type { StagedRow } from "#lib/data/import-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import { listPlaceNames } from "#lib/data/reference.ts";
import type { RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import type { PlanContext, UnitPlan } from "#lib/domain/importing/plan-parts.ts";
import { planUnit } from "#lib/domain/importing/plan-unit.ts";
import type { PolicyOf } from "#lib/domain/orders/project-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";
import { createUsed, findPlaces, type Places, placeRow } from "#lib/operations/place-rows.ts";
import { writeFacts } from "#lib/operations/write-facts.ts";

export type ImportContext = {
  readonly importId: string;
  readonly now: Date;
  readonly zones: ReadonlyMap<string, Zone>;
  /** The stated zone of the file. */
  readonly fileZone: Zone;
  readonly book: PolicyBook;
  /** A rehearsal plans and writes nothing. */
  readonly rehearse: boolean;
};

/** What a batch came to. */
export type BatchResult = Pick<UnitPlan, "unchanged" | "refused"> & {
  readonly created: number;
  readonly changed: number;
  readonly events: number;
  readonly corrections: number;
  readonly lines: number;
  readonly dueFrom: string | null;
  readonly dueTo: string | null;
};

/**
 * Imports whole units of staged rows in one transaction: plans them against what is known, under
 * lock, and writes new shipments and new facts with their rollup. Rows that cannot be taken are
 * returned with their reasons; everything else of the batch is taken.
 *
 * @param settle writes, last and in the same transaction, that the batch is done: it is taken once
 */
export function importBatch(
  scope: Scope,
  rows: readonly StagedRow[],
  context: ImportContext,
  settle: (tx: SqlTx, result: BatchResult) => Promise<void>,
): Promise<BatchResult> {
  return inBulkTransaction(scope, async (tx) => {
    const { taken, refused } = await refuseForeignNumbers(tx, rows);
    const units = Map.groupBy(taken, ({ dealerKey, unitKey }) => `${dealerKey} ${unitKey}`);
    const keys = [...units.values()].flatMap(([first]) =>
      first ? { dealerId: first.dealerKey, sourceKey: first.unitKey } : [],
    );
    const known = await readFactsBySource(tx, keys);
    const existing = Map.groupBy(known, (facts) => `${facts.dealerId} ${facts.sourceKey}`);
    // Only now that the shipments are locked: what they name is there to be found.
    const places = await findPlaces(tx, taken);
    const planning = planContext(context, await namesBeside(tx, known, places));
    const plans = [...units].map(([key, unit]) =>
      planUnit(
        unit[0]?.unitKey ?? "",
        unit.map((staged) => placeRow(staged, places)),
        existing.get(key) ?? [],
        planning,
      ),
    );
    const create = plans.flatMap((plan) => plan.create);
    const append = plans.flatMap((plan) => plan.append);
    if (!context.rehearse) {
      const policyOf: PolicyOf = ({ policyVersionId, calendarVersionId }) =>
        context.book.policyOf(policyVersionId, calendarVersionId);
      const settled = await createUsed(tx, places, { create, append }, context.now);
      await writeFacts(tx, settled, policyOf);
    }
    const added = append.flatMap((addition) => addition.events);
    // What was filled in is counted as lines and changes, not as something that happened.
    const events = added.filter(({ kind }) => kind !== "supplemented");
    // A retracted shipment that comes back counts as one that came: nobody saw it meanwhile.
    const revived = append.filter(({ promises }) => promises.length > 0).length;
    const promises = [...create, ...append].flatMap((one) => one.promises);
    const dueDates = promises.map(({ dueOn }) => dueOn).sort();
    const result = {
      created: create.length + revived,
      changed: append.length - revived,
      unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
      refused: [...refused, ...plans.flatMap((plan) => plan.refused)],
      events: events.length + create.reduce((sum, facts) => sum + facts.events.length, 0),
      corrections: events.filter(({ kind }) => kind === "corrected").length,
      lines: append.reduce((sum, addition) => sum + addition.lines.length, 0),
      dueFrom: dueDates[0] ?? null,
      dueTo: dueDates.at(-1) ?? null,
    };
    await settle(tx, result);
    return result;
  });
}

async function refuseForeignNumbers(tx: SqlTx, rows: readonly StagedRow[]) {
  const numbers = [...new Set(rows.flatMap(({ fields }) => fields.shipmentNumber ?? []))];
  const owners = Map.groupBy(await findNumberOwners(tx, numbers), ({ number }) => number);
  const refused: RowRefusal[] = [];
  const taken = rows.filter(({ rowNumber, dealerKey, fields }) => {
    const number = fields.shipmentNumber ?? "";
    const foreign = owners.get(number)?.find(({ dealerId }) => dealerId !== dealerKey);
    if (!foreign) return true;
    refused.push({
      rowNumber,
      field: "shipmentNumber",
      code: "number_of_other_dealer",
      params: { number, dealer: foreign.name },
    });
    return false;
  });
  return { taken, refused };
}

/** Names of the orders and sites of known shipments that the rows of the batch do not name. */
async function namesBeside(
  tx: SqlTx,
  known: readonly ShipmentFacts[],
  { orders, sites }: Places,
): Promise<ReadonlyMap<string, string>> {
  const named = new Set([...orders.known.values(), ...sites.known.values()]);
  const beside = known.flatMap(({ dealerId, orderId, siteId }) =>
    [orderId, siteId].flatMap((id) => (id === null || named.has(id) ? [] : { dealerId, id })),
  );
  const names = new Map(await listPlaceNames(tx, beside));
  for (const { known: ids } of [orders, sites]) {
    // Keys are "dealerId name", and an id holds no space.
    for (const [key, id] of ids) names.set(id, key.slice(key.indexOf(" ") + 1));
  }
  return names;
}

function planContext(
  { importId, now, zones, fileZone, book }: ImportContext,
  names: ReadonlyMap<string, string>,
): PlanContext {
  return {
    newId,
    importId,
    nowMs: now.getTime(),
    promiseOf: ({ platformId, dealerId, row }, acceptedAtMs) =>
      book.promise({ platformId, dealerId, serviceClass: row.serviceClass }, acceptedAtMs),
    civilDateAt: (platformId, ms) => {
      const zone = zones.get(platformId);
      if (!zone) throw new Error(`platform ${platformId} has no zone`);
      return isoOfDay(civilDayAt(zone, ms));
    },
    fileDateAt: (ms) => isoOfDay(civilDayAt(fileZone, ms)),
    nameOf: (id) => names.get(id) ?? id,
  };
}
