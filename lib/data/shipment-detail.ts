import { z } from "zod";
import type { Scope } from "#lib/auth/require-scope.ts";
import { db } from "#lib/data/client.ts";
import {
  type ShipmentRow,
  shipmentColumns,
  shipmentRowSchema,
  shipmentTables,
} from "#lib/data/shipments.ts";

/** A shipment with every fact that its verdict rests on. */
export type ShipmentDetail = ShipmentRow & Awaited<ReturnType<typeof readFacts>>;

/** One shipment, or null where the dealer has none of that id. */
export async function findShipment(
  _scope: Scope,
  dealerId: string,
  id: string,
  now: Date,
): Promise<ShipmentDetail | null> {
  const rows = await db().$queryRaw`
    SELECT ${shipmentColumns(now)} FROM ${shipmentTables}
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${id}::uuid`;
  const row = z.array(shipmentRowSchema).parse(rows)[0];
  return row ? { ...row, ...(await readFacts(dealerId, id)) } : null;
}

async function readFacts(dealerId: string, id: string) {
  const shipment = await db().shipment.findUniqueOrThrow({
    where: { dealerId_id: { dealerId, id } },
    select: {
      site: { select: { name: true, city: true } },
      transitMinutes: true,
      localMinutes: true,
      events: { orderBy: [{ occurredAt: "asc" }, { recordedAt: "asc" }, { id: "asc" }] },
      promises: { orderBy: { madeAt: "asc" } },
      pauses: { orderBy: { fromAt: "asc" } },
      excuses: { orderBy: { approvedAt: "asc" } },
      lines: { orderBy: { lineNo: "asc" }, include: { product: true } },
    },
  });
  const importIds = [...new Set(shipment.events.flatMap(({ importId }) => importId ?? []))];
  const imports = await db().import.findMany({
    where: { id: { in: importIds } },
    select: { id: true, fileName: true },
  });
  const fileNames = new Map(imports.map((one) => [one.id, one.fileName]));
  return {
    site: shipment.site,
    transitMinutes: shipment.transitMinutes,
    localMinutes: shipment.localMinutes,
    events: shipment.events.map((event) => ({
      ...event,
      fileName: event.importId === null ? null : (fileNames.get(event.importId) ?? null),
    })),
    promises: shipment.promises,
    pauses: shipment.pauses,
    excuses: shipment.excuses,
    lines: shipment.lines.map(({ lineNo, quantity, product }) => ({
      lineNo,
      quantity,
      sku: product?.sku ?? null,
      productName: product?.name ?? null,
    })),
  };
}
