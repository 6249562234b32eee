import type { Scope } from "#lib/auth/scope.ts";
import { Prisma } from "#prisma/generated/client.ts";

// What a scope reaches, as conditions of SQL. Every query asks one of them; a list of no ids reaches
// nothing, whatever it is a list of.

const everything = Prisma.sql`TRUE`;
const nothing = Prisma.sql`FALSE`;

/** Whether the scope reaches a dealer `d`; a platform's people reach those whom it serves. */
export function dealerReach({ reach }: Scope, d: Prisma.Sql): Prisma.Sql {
  switch (reach.kind) {
    case "company":
      return everything;
    case "regions":
      return Prisma.sql`${d}.region_id = ${anyOf(reach.ids)}`;
    case "dealers":
      return Prisma.sql`${d}.id = ${anyOf(reach.ids)}`;
    case "platforms":
      return Prisma.sql`(${d}.home_platform_id = ${anyOf(reach.ids)} OR EXISTS (
        SELECT 1 FROM dealer_sla_month reached WHERE reached.dealer_id = ${d}.id
          AND reached.platform_id = ${anyOf(reach.ids)} AND reached.due + reached.void > 0))`;
    case "driver":
      return Prisma.sql`${d}.id IN (
        SELECT reached.dealer_id FROM shipment reached WHERE reached.driver_id = ${reach.id}::uuid)`;
  }
}

/** Whether the scope reaches what belongs to a dealer and a platform, such as a cell `c` of the rollup. */
export function cellReach({ reach }: Scope, c: Prisma.Sql): Prisma.Sql {
  switch (reach.kind) {
    case "company":
      return everything;
    case "regions":
      return Prisma.sql`${c}.dealer_id IN (
        SELECT reached.id FROM dealer reached WHERE reached.region_id = ${anyOf(reach.ids)})`;
    case "dealers":
      return Prisma.sql`${c}.dealer_id = ${anyOf(reach.ids)}`;
    case "platforms":
      return Prisma.sql`${c}.platform_id = ${anyOf(reach.ids)}`;
    case "driver":
      return nothing;
  }
}

/** Whether the scope reaches a shipment `s`. */
export function shipmentReach(scope: Scope, s: Prisma.Sql): Prisma.Sql {
  return scope.reach.kind === "driver"
    ? Prisma.sql`${s}.driver_id = ${scope.reach.id}::uuid`
    : cellReach(scope, s);
}

/**
 * Whether the scope reaches an order `o`: by its dealer, or through one of its shipments. Who placed an
 * order keeps it in sight, whichever platforms it goes out from.
 */
export function orderReach(scope: Scope, o: Prisma.Sql): Prisma.Sql {
  const { reach, actorId } = scope;
  if (reach.kind !== "platforms" && reach.kind !== "driver") return cellReach(scope, o);
  return Prisma.sql`(${o}.placed_by = ${actorId}::uuid OR EXISTS (
    SELECT 1 FROM shipment reached WHERE reached.dealer_id = ${o}.dealer_id
      AND reached.order_id = ${o}.id AND ${shipmentReach(scope, Prisma.sql`reached`)}))`;
}

/** Whether the scope reaches a platform `p`: its own ones, or those that serve whom it reaches. */
export function platformReach(scope: Scope, p: Prisma.Sql): Prisma.Sql {
  const { reach } = scope;
  switch (reach.kind) {
    case "company":
      return everything;
    case "platforms":
      return Prisma.sql`${p}.id = ${anyOf(reach.ids)}`;
    case "driver":
      return nothing;
    default:
      return Prisma.sql`${p}.id IN (
        SELECT served.platform_id FROM dealer_sla_month served
        WHERE ${cellReach(scope, Prisma.sql`served`)} AND served.due + served.void > 0
        UNION ALL
        SELECT home.home_platform_id FROM dealer home WHERE ${dealerReach(scope, Prisma.sql`home`)})`;
  }
}

/** Whether the scope reaches a region `r`: its own ones, or those of the dealers whom it reaches. */
export function regionReach(scope: Scope, r: Prisma.Sql): Prisma.Sql {
  const { reach } = scope;
  if (reach.kind === "company") return everything;
  if (reach.kind === "regions") return Prisma.sql`${r}.id = ${anyOf(reach.ids)}`;
  return Prisma.sql`EXISTS (SELECT 1 FROM dealer inside
    WHERE inside.region_id = ${r}.id AND ${dealerReach(scope, Prisma.sql`inside`)})`;
}

type DealerRow = {
  readonly dealerId: string;
  readonly regionId: string | null;
  /** Where the row counts one platform's shipments alone. */
  readonly platformId: string | null;
};

/** cellReach for a row that was read: what is judged over the whole company is cut by it afterwards. */
export function reachesRow({ reach }: Scope, row: DealerRow): boolean {
  switch (reach.kind) {
    case "company":
      return true;
    case "regions":
      return row.regionId !== null && reach.ids.includes(row.regionId);
    case "dealers":
      return reach.ids.includes(row.dealerId);
    case "platforms":
      return row.platformId !== null && reach.ids.includes(row.platformId);
    case "driver":
      return false;
  }
}

function anyOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`ANY(${[...ids]}::uuid[])`;
}
