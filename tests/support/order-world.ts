import { v7 as newId } from "uuid";
import { type Actor, actorScope, operatorScope, type Scope } from "#lib/auth/scope.ts";
import { db, inTransaction } from "#lib/data/client.ts";
import { insertDealers, insertPlatforms } from "#lib/data/reference.ts";
import { receiveStock } from "#lib/operations/receive-stock.ts";

const founded = new Date("2026-01-01T00:00:00Z");

/** Saturday 21 November 2026, 18:18 in Shanghai: 42 minutes before every platform's close. */
export const SATURDAY = new Date("2026-11-21T10:18:07.000Z");
/** 19:00:00.000 on that day. */
export const CLOSE = new Date("2026-11-21T11:00:00.000Z");

export type OrderWorld = {
  readonly platforms: Readonly<Record<"沈阳" | "北京" | "上海", string>>;
  readonly products: readonly [server: string, cable: string];
  /** Two dealers of Shenyang, each with a site there. */
  readonly dealers: readonly [TestDealer, TestDealer];
};
type TestDealer = { readonly id: string; readonly siteId: string; readonly scope: Scope };

/** Somebody of a dealer, who orders for it. */
export function dealerScope(dealerId: string): Scope {
  const actor: Actor = {
    id: newId(),
    name: "于洪",
    role: "dealer",
    reach: { kind: "dealers", ids: [dealerId] },
  };
  return actorScope(actor, "orders:write");
}

/**
 * The Saturday story's network: Shenyang, Beijing and Shanghai under the usual policies, two dealers
 * in Shenyang, servers and cables, of which Beijing has 3 and 50.
 */
export async function makeOrderWorld(): Promise<OrderWorld> {
  const scope = operatorScope("stock:write");
  const platforms = { 沈阳: newId(), 北京: newId(), 上海: newId() };
  const products = [newId(), newId()] as const;
  await db().serviceClass.createMany({
    data: ["local", "intercity"].map((code) => ({
      code,
      nameZh: code,
      nameEn: code,
      createdAt: founded,
    })),
    skipDuplicates: true,
  });
  const dealers = ["甲", "乙"].map((name) => ({ id: newId(), siteId: newId(), name }));
  await inTransaction(scope, async (tx) => {
    await insertPlatforms(
      tx,
      Object.entries(platforms).map(([city, id]) => ({
        id,
        name: `${city}平台 ${id}`,
        key: id,
        city,
        zone: "Asia/Shanghai",
      })),
      newId,
      founded,
    );
    const named = dealers.map(({ id, name }) => ({ id, name: `${name} ${id}`, key: id }));
    await insertDealers(
      tx,
      named.map((one) => ({ ...one, dealerClass: null, regionId: null, homePlatformId: null })),
      founded,
    );
    await tx.site.createMany({
      data: dealers.map(({ id, siteId }) => ({
        id: siteId,
        dealerId: id,
        name: "于洪库房",
        city: "沈阳",
        createdAt: founded,
      })),
    });
    await tx.product.createMany({
      data: products.map((id) => ({ id, sku: id, name: id, createdAt: founded })),
    });
  });
  const [server, cable] = products;
  await stockUp({ platformId: platforms.北京, productId: server }, 3);
  await stockUp({ platformId: platforms.北京, productId: cable }, 50);
  const [first, second] = dealers.map((dealer) => ({ ...dealer, scope: dealerScope(dealer.id) }));
  if (!first || !second) throw new Error("two dealers");
  return { platforms, products, dealers: [first, second] };
}

/** Puts pieces on a platform's shelves. */
export function stockUp(
  place: { readonly platformId: string; readonly productId: string },
  quantity: number,
): Promise<void> {
  const receipt = { ...place, id: newId(), quantity, note: "" };
  return receiveStock(operatorScope("stock:write"), receipt, founded);
}

/** On hand, reserved, and what the ledger says that both should be. */
export async function readStock(place: { platformId: string; productId: string }) {
  const stock = await db().stock.findUniqueOrThrow({ where: { platformId_productId: place } });
  const { _sum: sums } = await db().stockMove.aggregate({
    where: place,
    _sum: { onHandDelta: true, reservedDelta: true },
  });
  return {
    onHand: stock.onHand,
    reserved: stock.reserved,
    ledger: [sums.onHandDelta, sums.reservedDelta],
  };
}
