import type { Scope } from "#lib/auth/scope.ts";
import type { ShipmentFilter, ShipmentSort } from "#lib/contracts/filters.ts";
import { listShipments } from "#lib/data/shipments.ts";

const LAST_PAGE_ASKED = 1_000_000;

/** A page of the list; one beyond the end is the last one. */
export async function listPage(
  scope: Scope,
  filter: ShipmentFilter,
  asked: { readonly sort: ShipmentSort; readonly page: number; readonly size: number },
  at: Date,
) {
  const { sort, size: pageSize } = asked;
  const page = Math.min(Math.max(1, asked.page), LAST_PAGE_ASKED);
  const list = await listShipments(scope, filter, { sort, page, pageSize }, at);
  const last = Math.max(1, Math.ceil(list.total / pageSize));
  if (page <= last) return { ...list, page };
  return {
    ...(await listShipments(scope, filter, { sort, page: last, pageSize }, at)),
    page: last,
  };
}
