import { saidAtMs } from "#lib/domain/orders/fold-shipment.ts";
import { unretracted } from "#lib/domain/orders/retraction.ts";
import type {
  CorrectableField,
  EventKind,
  ShipmentEvent,
} from "#lib/domain/orders/shipment-facts.ts";

/**
 * The values that a field had until somebody here corrected it last, as epoch milliseconds: a file that
 * goes on saying one of them says nothing new, and what a person corrected outranks it. Files correct,
 * too; what they replaced, a later file may say again.
 *
 * @param kind the event whose time the field is
 */
export function overruledValues(
  events: readonly ShipmentEvent[],
  field: CorrectableField,
  kind: EventKind,
): number[] {
  const standing = unretracted(events, events);
  const ofField = standing.filter(({ data }) => data.correction?.field === field);
  const last = ofField
    .filter(({ importId }) => importId === null)
    .reduce<ShipmentEvent | null>((a, b) => (a === null || isLater(b, a) ? b : a), null);
  if (last === null) return [];
  const isBefore = (event: ShipmentEvent) => isLater(last, event);
  const first = standing.filter((event) => event.kind === kind && isBefore(event));
  const corrected = ofField.filter(isBefore).flatMap(({ data }) => data.correction?.to ?? []);
  const { from = null, to = null } = last.data.correction ?? {};
  const replaced = [...corrected, ...(from === null ? [] : [from])];
  return [
    ...first.map(({ occurredAtMs }) => occurredAtMs),
    ...replaced.map((instant) => Date.parse(instant)),
  ].filter((ms) => to === null || ms !== Date.parse(to));
}

/** Whether a was said after b; corrections apply in this order (foldShipment). */
function isLater(a: ShipmentEvent, b: ShipmentEvent): boolean {
  return saidAtMs(a) === saidAtMs(b) ? a.id > b.id : saidAtMs(a) > saidAtMs(b);
}
