import type { DateOrder } from "#lib/domain/importing/civil-date.ts";
import type {
  DeliveryRow,
  KnownInstant,
  RowRefusalCode,
} from "#lib/domain/importing/delivery-row.ts";
import {
  type DeliveryField,
  type ImportField,
  type InstantField,
  instantFields,
  type Mapping,
} from "#lib/domain/importing/fields.ts";
import { parseInstant } from "#lib/domain/importing/parse-instant.ts";
import { parseQuantity } from "#lib/domain/importing/parse-quantity.ts";
import {
  parseCancelledBy,
  parseServiceClass,
  parseText,
} from "#lib/domain/importing/parse-word.ts";
import type { Refusal } from "#lib/domain/importing/refusals.ts";
import { civilDayAt } from "#lib/domain/time/wall-time.ts";
import type { Zone } from "#lib/domain/time/zone.ts";

/** The platform, one a zone, of rows whose file names none although they bring their own due. */
const unnamedPlatform = (zone: Zone) => `未指明平台 · ${zone.name}`;
/** Service class of rows that bring their own due and say nothing of how they travel. */
const OTHER_CLASS = "other";

/** How the cells of one file are read; `nowMs` decides what lies in the future. */
export type DeliveryReader = {
  readonly mapping: Mapping;
  readonly zone: Zone;
  readonly order: DateOrder;
  readonly nowMs: number;
};

/** Why a row was not taken; `field` names the cell, null means the row as a whole. */
export type ReadRefusal = {
  readonly field: ImportField | null;
  readonly code: Refusal["code"] | RowRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
};

export type DeliveryReading =
  | { readonly ok: true; readonly row: DeliveryRow }
  | {
      readonly ok: false;
      readonly refusal: ReadRefusal;
      /** The row's other cells that cannot be read, so that they are mended in one go. */
      readonly also: readonly ReadRefusal[];
    };

const maxNameChars = 200;
const textFields = [
  "dealer",
  "platform",
  "shipmentNumber",
  "orderNumber",
  "site",
  "productSku",
  "productName",
  "dealerClass",
  "region",
] as const satisfies readonly DeliveryField[];

/** Carries the first refused cell out of the reading of a row. */
class Refused extends Error {
  readonly refusal: ReadRefusal;
  constructor(field: DeliveryField | null, { code, params }: Pick<ReadRefusal, "code" | "params">) {
    super(code);
    this.refusal = { field, code, params };
  }
}

/**
 * Reads the cells of a row by the mapping: names and numbers as text, times as instants of the
 * stated zone. The first cell that cannot be read, or the first contradiction between times, refuses
 * the row; its other cells that cannot be read are named with it.
 */
export function readDelivery(
  rowNumber: number,
  cells: readonly string[],
  reader: DeliveryReader,
): DeliveryReading {
  try {
    const row = readFields(rowNumber, cells, reader);
    checkTimes(row, reader);
    return { ok: true, row };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    const also = cellRefusals(cells, reader).filter(({ field }) => field !== refusal.field);
    return { ok: false, refusal, also };
  }
}

/** Every cell of a row that cannot be read. */
function cellRefusals(cells: readonly string[], reader: DeliveryReader): ReadRefusal[] {
  const { text, instant, serviceClass, cancelledBy, quantity } = readersOf(cells, reader);
  const readings: readonly (() => unknown)[] = [
    serviceClass,
    cancelledBy,
    quantity,
    ...textFields.map((field) => () => text(field)),
    ...instantFields.map((field) => () => instant(field)),
  ];
  return readings.flatMap((read) => {
    try {
      read();
      return [];
    } catch (error) {
      if (error instanceof Refused) return [error.refusal];
      throw error;
    }
  });
}

/** What reads one cell of a row, each throwing `Refused`. */
function readersOf(cells: readonly string[], reader: DeliveryReader) {
  const { mapping } = reader;
  const cellOf = (field: DeliveryField): string => {
    const source = mapping[field];
    if (source === undefined) return "";
    return source.kind === "constant" ? source.value : (cells[source.index] ?? "");
  };
  const text = (field: DeliveryField) => {
    const reading = parseText(cellOf(field), maxNameChars);
    if (reading.kind === "refused") throw new Refused(field, reading.refusal);
    return reading.kind === "word" ? reading.word : null;
  };
  const instant = (field: InstantField): KnownInstant | null => {
    const cell = cellOf(field);
    if (cell === "") return null;
    const reading = parseInstant(cell, { field, order: reader.order, zone: reader.zone });
    if (reading.kind === "refused") throw new Refused(field, reading.refusal);
    if (reading.kind === "empty") return null;
    return { ms: reading.instantMs, precision: reading.precision };
  };
  return {
    text,
    instant,
    serviceClass: () => {
      const reading = parseServiceClass(cellOf("serviceClass"));
      if (reading.kind === "refused") throw new Refused("serviceClass", reading.refusal);
      return reading.kind === "word" ? reading.word : null;
    },
    cancelledBy: () => {
      const reading = parseCancelledBy(cellOf("cancelledBy"));
      if (reading.kind === "refused") throw new Refused("cancelledBy", reading.refusal);
      return reading.kind === "word" ? reading.word : null;
    },
    quantity: () => {
      const reading = parseQuantity(cellOf("quantity"));
      if (reading.kind === "refused") throw new Refused("quantity", reading.refusal);
      return reading.kind === "quantity" ? reading.quantity : null;
    },
  };
}

function readFields(
  rowNumber: number,
  cells: readonly string[],
  reader: DeliveryReader,
): DeliveryRow {
  const { text, instant, ...own } = readersOf(cells, reader);
  const serviceClass = own.serviceClass();
  const cancelledBy = own.cancelledBy();
  const quantity = own.quantity();
  const dealer = text("dealer");
  if (dealer === null) throw new Refused("dealer", { code: "dealer_empty", params: {} });
  const dueAt = instant("dueAt");
  const platform = text("platform");
  if (platform === null && dueAt === null) {
    throw new Refused("platform", { code: "platform_empty", params: {} });
  }
  return {
    rowNumber,
    shipmentNumber: text("shipmentNumber"),
    orderNumber: text("orderNumber"),
    dealer,
    platform: platform ?? unnamedPlatform(reader.zone),
    serviceClass: serviceClass ?? (dueAt === null ? "local" : OTHER_CLASS),
    site: text("site"),
    acceptedAt: instant("acceptedAt"),
    dueAt,
    dispatchedAt: instant("dispatchedAt"),
    deliveredAt: instant("deliveredAt"),
    cancelledAt: instant("cancelledAt"),
    cancelledBy,
    productSku: text("productSku"),
    productName: text("productName"),
    quantity,
    recordedAtMs: instant("recordedAt")?.ms ?? null,
    dealerClass: text("dealerClass"),
    region: text("region"),
  };
}

function checkTimes(row: DeliveryRow, { zone, nowMs }: DeliveryReader): void {
  const { acceptedAt, dueAt, deliveredAt, cancelledAt, dispatchedAt, recordedAtMs } = row;
  if (dueAt === null) {
    if (acceptedAt === null) throw new Refused("dueAt", { code: "due_empty", params: {} });
    // Two hours cannot be promised from a date.
    if (acceptedAt.precision === "date") {
      throw new Refused("acceptedAt", { code: "accepted_time_missing", params: {} });
    }
  }
  const happened = { acceptedAt, dispatchedAt, deliveredAt, cancelledAt };
  const isBefore = (a: KnownInstant, b: KnownInstant) =>
    a.precision === "date" || b.precision === "date"
      ? civilDayAt(zone, a.ms) < civilDayAt(zone, b.ms)
      : a.ms < b.ms;
  const fields = ["acceptedAt", "dispatchedAt", "deliveredAt", "cancelledAt"] as const;
  for (const field of fields) {
    const at = happened[field];
    if (at === null) continue;
    if (at.ms > nowMs) throw new Refused(field, { code: "in_future", params: { at: iso(at) } });
    if (acceptedAt !== null && isBefore(at, acceptedAt)) {
      const params = { at: iso(at), acceptedAt: iso(acceptedAt) };
      throw new Refused(field, { code: "before_accepted", params });
    }
  }
  if (recordedAtMs !== null && recordedAtMs > nowMs) {
    const at = new Date(recordedAtMs).toISOString();
    throw new Refused("recordedAt", { code: "in_future", params: { at } });
  }
  if (row.cancelledBy !== null && cancelledAt === null) {
    throw new Refused("cancelledAt", { code: "cancelled_at_missing", params: {} });
  }
  if (deliveredAt !== null && cancelledAt !== null) {
    throw new Refused("cancelledAt", { code: "delivered_and_cancelled", params: {} });
  }
  if (dispatchedAt !== null && deliveredAt !== null && isBefore(deliveredAt, dispatchedAt)) {
    const params = { at: iso(dispatchedAt), deliveredAt: iso(deliveredAt) };
    throw new Refused("dispatchedAt", { code: "after_delivered", params });
  }
}

function iso({ ms }: KnownInstant): string {
  return new Date(ms).toISOString();
}
