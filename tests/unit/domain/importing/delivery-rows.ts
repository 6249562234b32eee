import type { DeliveryRow } from "#lib/domain/importing/delivery-row.ts";

/** A row of a file that says next to nothing. */
export const emptyRow: DeliveryRow = {
  rowNumber: 2,
  shipmentNumber: null,
  orderNumber: null,
  dealer: "甲",
  platform: "北京平台",
  serviceClass: "other",
  site: null,
  acceptedAt: null,
  dueAt: null,
  dispatchedAt: null,
  deliveredAt: null,
  cancelledAt: null,
  cancelledBy: null,
  productSku: null,
  productName: null,
  quantity: null,
  recordedAtMs: null,
  dealerClass: null,
  region: null,
};
