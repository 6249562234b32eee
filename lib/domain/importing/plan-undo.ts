import type { Addition } from "#lib/domain/importing/plan-parts.ts";
import { isRetracted, undoneImports, unretracted } from "#lib/domain/orders/retraction.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";

/** Whose undoing is planned, who does it, when, and how ids are made. */
export type UndoContext = {
  readonly importId: string;
  readonly newId: () => string;
  readonly nowMs: number;
  /** Where it is done: "page" or "command". */
  readonly device: string;
  /** Who does it, where that is known. */
  readonly by: string | null;
};

/**
 * What undoing an import means for one shipment: nothing (it said nothing, or was undone before), a
 * refusal because somebody has touched the shipment since, or facts to append. `retract` takes the
 * shipment out of every cohort, `restore` leads it back to what it was before the import.
 */
export type UndoPlan =
  | { readonly kind: "nothing" | "touched" }
  | { readonly kind: "retract" | "restore"; readonly addition: Addition };

/**
 * Plans the undoing of an import for one shipment. Touched since = a fact of another source that
 * stands, or something said beside the facts, whose id is later than the import's first: ids are
 * UUIDv7, in the order of making.
 *
 * @param besideIds of what was said of the shipment beside its facts: receipts, answers, moves of stock
 */
export function planUndo(
  facts: ShipmentFacts,
  besideIds: readonly string[],
  context: UndoContext,
): UndoPlan {
  const { importId } = context;
  const said = [...facts.events, ...facts.promises].filter((fact) => fact.importId === importId);
  if (said.length === 0 || undoneImports(facts.events).has(importId)) return { kind: "nothing" };
  const [firstId] = said.map(({ id }) => id).sort();
  const later = (id: string) => id > (firstId ?? "");
  if (saidByOthers(facts, importId).some(later) || besideIds.some(later)) {
    return { kind: "touched" };
  }
  const retraction: ShipmentEvent = {
    id: context.newId(),
    kind: "retracted",
    occurredAtMs: context.nowMs,
    recordedAtMs: context.nowMs,
    precision: "second",
    actorId: null,
    device: context.device,
    data: { retraction: { importId, by: context.by } },
    importId: null,
    rowNumber: null,
  };
  const addition = { facts, promises: [], events: [retraction], lines: [], removedLines: [] };
  return isRetracted({ ...facts, events: [...facts.events, retraction] })
    ? { kind: "retract", addition }
    : { kind: "restore", addition: { ...addition, ...withoutSupplements(facts, importId) } };
}

/** The ids of facts that stand and of which this import has not told. */
function saidByOthers(facts: ShipmentFacts, importId: string): string[] {
  const { events, promises, pauses, excuses } = facts;
  const others = unretracted([...events, ...promises], events).filter(
    (fact) => fact.importId !== importId && !isRetraction(fact),
  );
  return [...others, ...pauses, ...excuses].map(({ id }) => id);
}

function isRetraction(fact: object): boolean {
  return "kind" in fact && fact.kind === "retracted";
}

/** Takes back the order, site and lines that an import brought to a shipment known before. */
function withoutSupplements(facts: ShipmentFacts, importId: string) {
  const supplements = facts.events.flatMap(({ importId: by, data }) =>
    by === importId && data.supplement ? data.supplement : [],
  );
  const removed = new Set(supplements.flatMap(({ lines }) => lines.map(({ lineNo }) => lineNo)));
  return {
    facts: {
      ...facts,
      orderId: supplements.some(({ orderNumber }) => orderNumber !== null) ? null : facts.orderId,
      siteId: supplements.some(({ site }) => site !== null) ? null : facts.siteId,
      lines: facts.lines.filter(({ lineNo }) => !removed.has(lineNo)),
    },
    removedLines: [...removed],
  };
}
