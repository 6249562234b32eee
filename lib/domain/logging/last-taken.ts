import { stepsOf } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent } from "#lib/domain/orders/shipment-facts.ts";

/** Who took a shipment by a dispatch; `counts` = the dispatch has effect. */
export type Taken = { readonly driverId: string; readonly atMs: number; readonly counts: boolean };

/**
 * The driver who took a shipment last, as its dispatches tell: by one that counts, else by one that
 * was taken back or is in conflict, with whom it still is. Null where none names anybody.
 */
export function lastTaken(events: readonly ShipmentEvent[]): Taken | null {
  const naming = (event: ShipmentEvent, counts: boolean) => {
    const { driverId } = event.data;
    return driverId === undefined ? [] : [{ driverId, atMs: event.occurredAtMs, counts }];
  };
  const effective = stepsOf(events).flatMap(({ event, kind, isLegal }) =>
    kind === "dispatched" && isLegal ? naming(event, true) : [],
  );
  const others = events
    .filter(({ kind }) => kind === "dispatched")
    .toSorted((a, b) => a.occurredAtMs - b.occurredAtMs || (a.id < b.id ? -1 : 1))
    .flatMap((event) => naming(event, false));
  return effective.at(-1) ?? others.at(-1) ?? null;
}

/** Somebody at a desk gave it to a driver, or to nobody (null). */
export type Assigned = { readonly to: string | null; readonly atMs: number };

/**
 * Who has a shipment: whoever left with it or was given it last, whichever was later.
 * @returns null = nobody; undefined = nothing has been said of it, whoever has it keeps it
 */
export function driverOf(
  taken: Taken | null,
  assigned: Assigned | null,
): string | null | undefined {
  if (assigned === null) return taken?.driverId;
  return taken?.counts && taken.atMs >= assigned.atMs ? taken.driverId : assigned.to;
}
