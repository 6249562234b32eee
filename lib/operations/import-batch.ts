import type { Scope } from "#lib/auth/require-scope.ts";
import { inTransaction, type Tx } from "#lib/data/client.ts";
import { findNumberOwners, readFactsBySource } from "#lib/data/facts/read-facts.ts";
import type { StagedRow } from "#lib/data/import-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import { ensureOrders, ensureProducts, ensureSites } from "#lib/data/reference.ts";
import type { DeliveryRow, PlacedRow, RowRefusal } from "#lib/domain/importing/delivery-row.ts";
import { type PlanContext, planUnit, type UnitPlan } from "#lib/domain/importing/plan-unit.ts";
import type { PolicyOf } from "#lib/domain/orders/project-shipment.ts";
import type { PolicyBook } from "#lib/domain/sla/policy-book.ts";
import { isoOfDay } from "#lib/domain/time/civil-date.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";
import { appendFacts } from "#lib/operations/append-facts.ts";
import { recordShipments } from "#lib/operations/record-shipments.ts";

export type ImportContext = {
  readonly importId: string;
  readonly now: Date;
  readonly zones: ReadonlyMap<string, Zone>;
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
 */
export function importBatch(
  scope: Scope,
  rows: readonly StagedRow[],
  context: ImportContext,
): Promise<BatchResult> {
  return inTransaction(scope, async (tx) => {
    const { taken, refused } = await refuseForeignNumbers(tx, rows);
    const placed = await placeRows(tx, taken, context);
    const units = Map.groupBy(placed, ({ staged }) => `${staged.dealerKey} ${staged.unitKey}`);
    const keys = [...units.values()].flatMap(([first]) =>
      first ? { dealerId: first.placed.dealerId, sourceKey: first.staged.unitKey } : [],
    );
    const existing = Map.groupBy(
      await readFactsBySource(tx, keys),
      (facts) => `${facts.dealerId} ${facts.sourceKey}`,
    );
    const planning = planContext(context);
    const plans = [...units].map(([key, unit]) =>
      planUnit(
        unit[0]?.staged.unitKey ?? "",
        unit.map(({ placed: row }) => row),
        existing.get(key) ?? [],
        planning,
      ),
    );
    const create = plans.flatMap((plan) => plan.create);
    const append = plans.flatMap((plan) => plan.append);
    if (!context.rehearse) {
      const policyOf: PolicyOf = ({ policyVersionId, calendarVersionId }) =>
        context.book.policyOf(policyVersionId, calendarVersionId);
      await recordShipments(tx, create, policyOf);
      await appendFacts(tx, append, policyOf);
    }
    const events = append.flatMap((addition) => addition.events);
    const dueDates = create.flatMap(({ promises }) => promises.map(({ dueOn }) => dueOn)).sort();
    return {
      created: create.length,
      changed: append.length,
      unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
      refused: [...refused, ...plans.flatMap((plan) => plan.refused)],
      events: events.length + create.reduce((sum, facts) => sum + facts.events.length, 0),
      corrections: events.filter(({ kind }) => kind === "corrected").length,
      lines: append.reduce((sum, addition) => sum + addition.lines.length, 0),
      dueFrom: dueDates[0] ?? null,
      dueTo: dueDates.at(-1) ?? null,
    };
  });
}

async function refuseForeignNumbers(tx: Tx, rows: readonly StagedRow[]) {
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

async function placeRows(
  tx: Tx,
  rows: readonly StagedRow[],
  context: ImportContext,
): Promise<{ staged: StagedRow; placed: PlacedRow }[]> {
  const unique = <T extends { id: string }>(items: readonly (readonly [string, T])[]) =>
    new Map(items);
  const sites = unique(
    rows.flatMap(({ dealerKey: dealerId, fields: { site } }) =>
      site === null
        ? []
        : [[`${dealerId} ${site}`, { id: newId(), dealerId, name: site }] as const],
    ),
  );
  const orders = unique(
    rows.flatMap(({ dealerKey: dealerId, fields: { orderNumber: number, acceptedAt } }) =>
      number === null
        ? []
        : [
            [
              `${dealerId} ${number}`,
              { id: newId(), dealerId, number, orderedAt: acceptedAt && new Date(acceptedAt.ms) },
            ] as const,
          ],
    ),
  );
  const products = unique(
    rows.flatMap(({ fields }) => {
      const sku = skuOf(fields);
      return sku === null
        ? []
        : [[sku, { id: newId(), sku, name: fields.productName ?? sku }] as const];
    }),
  );
  const siteIds = await ensureSites(tx, [...sites.values()], context);
  const orderIds = await ensureOrders(tx, [...orders.values()], context);
  const productIds = await ensureProducts(tx, [...products.values()], context);
  const idOf = (
    found: Map<string, string>,
    made: Map<string, { id: string }>,
    key: string | null,
  ) => (key === null ? null : (found.get(key) ?? made.get(key)?.id ?? null));
  return rows.map((staged) => {
    const { dealerKey: dealerId, platformKey: platformId, fields: row } = staged;
    const keyed = (text: string | null) => (text === null ? null : `${dealerId} ${text}`);
    return {
      staged,
      placed: {
        row,
        dealerId,
        platformId,
        siteId: idOf(siteIds, sites, keyed(row.site)),
        orderId: idOf(orderIds, orders, keyed(row.orderNumber)),
        productId: idOf(productIds, products, skuOf(row)),
      },
    };
  });
}

function skuOf(row: DeliveryRow): string | null {
  return row.productSku ?? row.productName;
}

function planContext({ importId, now, zones, book }: ImportContext): PlanContext {
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
  };
}
