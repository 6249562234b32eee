import { z } from "zod";
import type { Scope } from "#lib/auth/scope.ts";
import { eventDataSchema, eventKindSchema } from "#lib/contracts/shipment-event.ts";
import { db } from "#lib/data/client.ts";
import { shipmentReach } from "#lib/data/reach.ts";
import {
  type ShipmentRow,
  shipmentColumns,
  shipmentRowSchema,
  shipmentTables,
} from "#lib/data/shipments.ts";
import { deviceName } from "#lib/domain/accounts/device-name.ts";
import { undoneImports } from "#lib/domain/orders/retraction.ts";
import { Prisma } from "#prisma/generated/client.ts";

/** A shipment with every fact that its verdict rests on. */
export type ShipmentDetail = ShipmentRow & Awaited<ReturnType<typeof readFacts>>;

/** One shipment, or null where the dealer has none of that id that the scope reaches. */
export async function findShipment(
  scope: Scope,
  dealerId: string,
  id: string,
  now: Date,
): Promise<ShipmentDetail | null> {
  const rows = await db().$queryRaw`
    SELECT ${shipmentColumns(now)} FROM ${shipmentTables}
    WHERE s.dealer_id = ${dealerId}::uuid AND s.id = ${id}::uuid
      AND ${shipmentReach(scope, Prisma.sql`s`)}`;
  const row = z.array(shipmentRowSchema).parse(rows)[0];
  return row ? { ...row, ...(await readFacts(dealerId, id)) } : null;
}

async function readFacts(dealerId: string, id: string) {
  const shipment = await db().shipment.findUniqueOrThrow({
    where: { dealerId_id: { dealerId, id } },
    select: {
      orderId: true,
      site: { select: { name: true, city: true } },
      retracted: true,
      transitMinutes: true,
      localMinutes: true,
      events: { orderBy: [{ occurredAt: "asc" }, { recordedAt: "asc" }, { id: "asc" }] },
      promises: { orderBy: { madeAt: "asc" } },
      pauses: { orderBy: { fromAt: "asc" } },
      excuses: { orderBy: { approvedAt: "asc" } },
      lines: { orderBy: { lineNo: "asc" }, include: { product: true } },
    },
  });
  const told = shipment.events.map((event) => ({
    ...event,
    kind: eventKindSchema.parse(event.kind),
    data: eventDataSchema.parse(event.data),
  }));
  const undone = undoneImports(told);
  const importIds = new Set([
    ...shipment.events.flatMap(({ importId }) => importId ?? []),
    ...undone,
  ]);
  const actorIds = told.flatMap(({ actorId, data }) => [actorId ?? [], data.driverId ?? []].flat());
  const pauserIds = shipment.pauses.flatMap(({ actorId }) => actorId ?? []);
  const deviceIds = told.flatMap(({ device, data }) => (data.clock ? (device ?? []) : []));
  const [imports, people, devices] = await Promise.all([
    db().import.findMany({
      where: { id: { in: [...importIds] } },
      select: { id: true, fileName: true },
    }),
    db().person.findMany({
      where: { id: { in: [...actorIds, ...pauserIds] } },
      select: { id: true, name: true },
    }),
    db().device.findMany({
      where: { id: { in: deviceIds } },
      select: { id: true, userAgent: true },
    }),
  ]);
  const deviceNames = new Map(devices.map((one) => [one.id, deviceName(one.userAgent)]));
  const actorNames = new Map(people.map((one) => [one.id, one.name]));
  const fileNames = new Map(imports.map((one) => [one.id, one.fileName]));
  const nameOf = (importId: string | undefined | null) => fileNames.get(importId ?? "") ?? null;
  return {
    orderId: shipment.orderId,
    site: shipment.site,
    retracted: shipment.retracted,
    transitMinutes: shipment.transitMinutes,
    localMinutes: shipment.localMinutes,
    events: told.map((event) => ({
      ...event,
      fileName: nameOf(event.importId),
      device: deviceNames.get(event.device ?? "") ?? event.device,
      driverName: actorNames.get(event.data.driverId ?? "") ?? null,
      actorName: actorNames.get(event.actorId ?? "") ?? null,
      isUndone: undone.has(event.importId ?? ""),
      undoneFileName: nameOf(event.data.retraction?.importId),
    })),
    promises: shownPromises(shipment.promises, undone),
    pauses: shipment.pauses.map((pause) => ({
      ...pause,
      actorName: actorNames.get(pause.actorId ?? "") ?? null,
    })),
    excuses: shipment.excuses,
    lines: shipment.lines.map(({ lineNo, quantity, product }) => ({
      lineNo,
      quantity,
      sku: product?.sku ?? null,
      productName: product?.name ?? null,
    })),
  };
}

/** The promises that stand; where none does, the last one that did. */
function shownPromises<Promise extends { readonly importId: string | null; readonly id: string }>(
  promises: readonly Promise[],
  undone: ReadonlySet<string>,
): Promise[] {
  const standing = promises.filter(({ importId }) => !undone.has(importId ?? ""));
  if (standing.length > 0) return standing;
  return promises.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, 1);
}
