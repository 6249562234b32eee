import type { SqlTx } from "#lib/data/client.ts";
import type { StagedRow } from "#lib/data/import-rows.ts";
import { newId } from "#lib/data/new-id.ts";
import {
  ensureOrders,
  ensureProducts,
  ensureSites,
  findOrders,
  findProducts,
  findSites,
  type NewOrder,
  type NewProduct,
  type NewSite,
} from "#lib/data/reference.ts";
import type { DeliveryRow, PlacedRow } from "#lib/domain/importing/delivery-row.ts";
import type { UnitPlan } from "#lib/domain/importing/plan-parts.ts";
import type { ShipmentFacts, ShipmentLineFact } from "#lib/domain/orders/shipment-facts.ts";

/** Ids of what is known by name, and what would be created for the names that are not. */
type Named<T> = {
  readonly known: ReadonlyMap<string, string>;
  readonly missing: ReadonlyMap<string, T>;
};

/** Orders, sites and products that a batch of rows names. */
export type Places = {
  readonly orders: Named<NewOrder>;
  readonly sites: Named<NewSite>;
  readonly products: Named<NewProduct>;
};

/** Looks up what the rows name; writes nothing. */
export async function findPlaces(tx: SqlTx, rows: readonly StagedRow[]): Promise<Places> {
  const orders = new Map<string, NewOrder>();
  const sites = new Map<string, NewSite>();
  const products = new Map<string, NewProduct>();
  for (const { dealerKey: dealerId, fields } of rows) {
    const { orderNumber: number, site: name, acceptedAt } = fields;
    const orderedAt = acceptedAt && new Date(acceptedAt.ms);
    if (number !== null) {
      orders.set(`${dealerId} ${number}`, { id: newId(), dealerId, number, orderedAt });
    }
    if (name !== null) sites.set(`${dealerId} ${name}`, { id: newId(), dealerId, name });
    const sku = skuOf(fields);
    if (sku !== null) products.set(sku, { id: newId(), sku, name: fields.productName ?? sku });
  }
  return {
    orders: named(orders, await findOrders(tx, [...orders.values()])),
    sites: named(sites, await findSites(tx, [...sites.values()])),
    products: named(products, await findProducts(tx, [...products.keys()])),
  };
}

function named<T>(wanted: ReadonlyMap<string, T>, known: ReadonlyMap<string, string>): Named<T> {
  return { known, missing: new Map([...wanted].filter(([key]) => !known.has(key))) };
}

/** The row with ids in the place of names; those of what is not known yet are provisional. */
export function placeRow(
  { dealerKey: dealerId, platformKey: platformId, fields: row }: StagedRow,
  { orders, sites, products }: Places,
): PlacedRow {
  const idOf = ({ known, missing }: Named<{ id: string }>, key: string) =>
    known.get(key) ?? missing.get(key)?.id ?? null;
  const sku = skuOf(row);
  return {
    row,
    dealerId,
    platformId,
    siteId: row.site === null ? null : idOf(sites, `${dealerId} ${row.site}`),
    orderId: row.orderNumber === null ? null : idOf(orders, `${dealerId} ${row.orderNumber}`),
    productId: sku === null ? null : idOf(products, sku),
  };
}

function skuOf(row: DeliveryRow): string | null {
  return row.productSku ?? row.productName;
}

type Planned = Pick<UnitPlan, "create" | "append">;

/**
 * Creates the orders, sites and products that planned facts use, and only those: a refused row leaves
 * nothing behind. Answers the plan with the ids that they have in the end, for another import may
 * have created one of them meanwhile.
 */
export async function createUsed(
  tx: SqlTx,
  { orders, sites, products }: Places,
  { create, append }: Planned,
  now: Date,
): Promise<Planned> {
  const used = new Set(
    [...create, ...append.map(({ facts, lines }) => ({ ...facts, lines }))].flatMap(
      ({ orderId, siteId, lines }) => [orderId, siteId, ...lines.map((line) => line.productId)],
    ),
  );
  const finalIds = new Map<string, string>();
  const settle = async <T extends { readonly id: string }>(
    { missing }: Named<T>,
    ensure: (tx: SqlTx, items: readonly T[], now: Date) => Promise<Map<string, string>>,
  ) => {
    const wanted = [...missing].filter(([, { id }]) => used.has(id));
    if (wanted.length === 0) return;
    // One order for all writers, or two of them could wait for each other.
    wanted.sort(([a], [b]) => (a < b ? -1 : 1));
    const ids = await ensure(
      tx,
      wanted.map(([, item]) => item),
      now,
    );
    for (const [key, { id }] of wanted) finalIds.set(id, ids.get(key) ?? id);
  };
  await settle(orders, ensureOrders);
  await settle(sites, ensureSites);
  await settle(products, ensureProducts);
  const finalId = (id: string | null) => (id === null ? null : (finalIds.get(id) ?? id));
  const settledLines = (lines: readonly ShipmentLineFact[]) =>
    lines.map((line) => ({ ...line, productId: finalId(line.productId) }));
  const settled = (facts: ShipmentFacts): ShipmentFacts => ({
    ...facts,
    orderId: finalId(facts.orderId),
    siteId: finalId(facts.siteId),
    lines: settledLines(facts.lines),
  });
  return {
    create: create.map(settled),
    append: append.map((addition) => ({
      ...addition,
      facts: settled(addition.facts),
      lines: settledLines(addition.lines),
    })),
  };
}
