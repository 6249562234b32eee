import type {
  PromiseFact,
  ShipmentEvent,
  ShipmentFacts,
} from "#lib/domain/orders/shipment-facts.ts";

type Undoing = Pick<ShipmentEvent, "kind" | "data">;

/** Ids of the imports that events say were undone. */
export function undoneImports(events: readonly Undoing[]): ReadonlySet<string> {
  return new Set(events.flatMap(({ data }) => data.retraction?.importId ?? []));
}

/**
 * What stands of facts once the imports are undone that `events` say were: an undone import never
 * speaks again, so when its facts arrive, before or after its undoing, does not matter.
 */
export function unretracted<Fact extends { readonly importId: string | null }>(
  facts: readonly Fact[],
  events: readonly Undoing[],
): readonly Fact[] {
  const undone = undoneImports(events);
  if (undone.size === 0) return facts;
  return facts.filter(({ importId }) => importId === null || !undone.has(importId));
}

/** Whether everything that was promised of a shipment has been taken back with its import. */
export function isRetracted({ promises, events }: ShipmentFacts): boolean {
  return originalOf(unretracted(promises, events)) === undefined;
}

/** The original promise among some. */
export function originalOf(promises: readonly PromiseFact[]): PromiseFact | undefined {
  return promises.find(({ kind }) => kind === "original");
}

/**
 * The facts that a shipment is shown by. What undone imports said is left out; of a shipment that is
 * retracted as a whole, the import that promised it last keeps its say, so that its page can still
 * tell what had been recorded. Ids of promises are in the order in which they were made.
 */
export function shownFacts(facts: ShipmentFacts): ShipmentFacts {
  const { promises, events } = facts;
  if (undoneImports(events).size === 0) return facts;
  const last = promises
    .filter(({ kind }) => kind === "original")
    .reduce<PromiseFact | null>((a, b) => (a === null || b.id > a.id ? b : a), null);
  const shownImport = isRetracted(facts) ? (last?.importId ?? null) : null;
  const heard = events.filter(
    ({ data }) => data.retraction === undefined || data.retraction.importId !== shownImport,
  );
  return { ...facts, promises: unretracted(promises, heard), events: unretracted(heard, heard) };
}
