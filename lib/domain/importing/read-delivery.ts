import type { DateOrder } from "#lib/domain/importing/civil-date.ts";
import type {
  DeliveryRow,
  KnownInstant,
  RowRefusalCode,
} from "#lib/domain/importing/delivery-row.ts";
import type {
  DeliveryField,
  ImportField,
  InstantField,
  Mapping,
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
  /** All that is wrong with the row, so that it is mended in one go; at least one. */
  | { readonly ok: false; readonly refusals: readonly ReadRefusal[] };

const maxNameChars = 200;
/** Gathers what is wrong with a row. */
class Faults {
  readonly found: ReadRefusal[] = [];

  add(field: DeliveryField, { code, params }: Omit<ReadRefusal, "field">): null {
    this.found.push({ field, code, params });
    return null;
  }

  /** Whether nothing is wrong with any of the fields: what is empty then says nothing. */
  spare(...fields: readonly DeliveryField[]): boolean {
    return !this.found.some(({ field }) => fields.some((one) => one === field));
  }
}

/**
 * Reads the cells of a row by the mapping: names and numbers as text, times as instants of the
 * stated zone. Cells that cannot be read, what is missing and times that contradict each other refuse
 * the row.
 */
export function readDelivery(
  rowNumber: number,
  cells: readonly string[],
  reader: DeliveryReader,
): DeliveryReading {
  const faults = new Faults();
  const row = readFields(rowNumber, cells, reader, faults);
  checkTimes(row, reader, faults);
  const { found } = faults;
  return found.length === 0 ? { ok: true, row } : { ok: false, refusals: found };
}

function readFields(
  rowNumber: number,
  cells: readonly string[],
  reader: DeliveryReader,
  faults: Faults,
): DeliveryRow {
  const cellOf = (field: DeliveryField): string => {
    const source = reader.mapping[field];
    if (source === undefined) return "";
    return source.kind === "constant" ? source.value : (cells[source.index] ?? "");
  };
  const text = (field: DeliveryField) => {
    const reading = parseText(cellOf(field), maxNameChars);
    if (reading.kind === "refused") return faults.add(field, reading.refusal);
    return reading.kind === "word" ? reading.word : null;
  };
  const instant = (field: InstantField): KnownInstant | null => {
    const cell = cellOf(field);
    if (cell === "") return null;
    const reading = parseInstant(cell, { field, order: reader.order, zone: reader.zone });
    if (reading.kind === "refused") return faults.add(field, reading.refusal);
    if (reading.kind === "empty") return null;
    return { ms: reading.instantMs, precision: reading.precision };
  };
  const serviceClass = parseServiceClass(cellOf("serviceClass"));
  if (serviceClass.kind === "refused") faults.add("serviceClass", serviceClass.refusal);
  const cancelledBy = parseCancelledBy(cellOf("cancelledBy"));
  if (cancelledBy.kind === "refused") faults.add("cancelledBy", cancelledBy.refusal);
  const quantity = parseQuantity(cellOf("quantity"));
  if (quantity.kind === "refused") faults.add("quantity", quantity.refusal);
  const dealer = text("dealer");
  if (dealer === null && faults.spare("dealer")) {
    faults.add("dealer", { code: "dealer_empty", params: {} });
  }
  const dueAt = instant("dueAt");
  const platform = text("platform");
  if (platform === null && dueAt === null && faults.spare("platform", "dueAt")) {
    faults.add("platform", { code: "platform_empty", params: {} });
  }
  return {
    rowNumber,
    shipmentNumber: text("shipmentNumber"),
    orderNumber: text("orderNumber"),
    dealer: dealer ?? "",
    platform: platform ?? unnamedPlatform(reader.zone),
    serviceClass:
      serviceClass.kind === "word" ? serviceClass.word : dueAt === null ? "local" : OTHER_CLASS,
    site: text("site"),
    acceptedAt: instant("acceptedAt"),
    dueAt,
    dispatchedAt: instant("dispatchedAt"),
    deliveredAt: instant("deliveredAt"),
    cancelledAt: instant("cancelledAt"),
    cancelledBy: cancelledBy.kind === "word" ? cancelledBy.word : null,
    productSku: text("productSku"),
    productName: text("productName"),
    quantity: quantity.kind === "quantity" ? quantity.quantity : null,
    recordedAtMs: instant("recordedAt")?.ms ?? null,
    dealerClass: text("dealerClass"),
    region: text("region"),
  };
}

/** A time in the future is wrong by itself: what contradicts it is not named as well. */
function checkTimes(row: DeliveryRow, { zone, nowMs }: DeliveryReader, faults: Faults): void {
  const { acceptedAt, dueAt, deliveredAt, cancelledAt, dispatchedAt, recordedAtMs } = row;
  if (dueAt === null && faults.spare("dueAt", "acceptedAt")) {
    if (acceptedAt === null) faults.add("dueAt", { code: "due_empty", params: {} });
    // Two hours cannot be promised from a date.
    else if (acceptedAt.precision === "date") {
      faults.add("acceptedAt", { code: "accepted_time_missing", params: {} });
    }
  }
  const isBefore = (a: KnownInstant, b: KnownInstant) => {
    if (a.ms > nowMs || b.ms > nowMs) return false;
    return a.precision === "date" || b.precision === "date"
      ? civilDayAt(zone, a.ms) < civilDayAt(zone, b.ms)
      : a.ms < b.ms;
  };
  const happened = { acceptedAt, dispatchedAt, deliveredAt, cancelledAt };
  for (const field of ["acceptedAt", "dispatchedAt", "deliveredAt", "cancelledAt"] as const) {
    const at = happened[field];
    if (at !== null && at.ms > nowMs) {
      faults.add(field, { code: "in_future", params: { at: iso(at) } });
    }
    if (at !== null && acceptedAt !== null && isBefore(at, acceptedAt)) {
      const params = { at: iso(at), acceptedAt: iso(acceptedAt) };
      faults.add(field, { code: "before_accepted", params });
    }
  }
  if (recordedAtMs !== null && recordedAtMs > nowMs) {
    const at = new Date(recordedAtMs).toISOString();
    faults.add("recordedAt", { code: "in_future", params: { at } });
  }
  if (row.cancelledBy !== null && cancelledAt === null && faults.spare("cancelledAt")) {
    faults.add("cancelledAt", { code: "cancelled_at_missing", params: {} });
  }
  if (deliveredAt !== null && cancelledAt !== null) {
    faults.add("cancelledAt", { code: "delivered_and_cancelled", params: {} });
  }
  if (dispatchedAt !== null && deliveredAt !== null && isBefore(deliveredAt, dispatchedAt)) {
    const params = { at: iso(dispatchedAt), deliveredAt: iso(deliveredAt) };
    faults.add("dispatchedAt", { code: "after_delivered", params });
  }
}

function iso({ ms }: KnownInstant): string {
  return new Date(ms).toISOString();
}
