import type {
  ExcuseFact,
  PauseFact,
  PromiseFact,
  ShipmentFacts,
  ShipmentLineFact,
} from "#lib/domain/orders/shipment-facts.ts";
import { dueOnOf } from "#prisma/seed/demo/china-time.ts";
import type { DealerHabits } from "#prisma/seed/demo/dealers.ts";
import type { Draft } from "#prisma/seed/demo/draft.ts";
import { approvedAt, type Fate } from "#prisma/seed/demo/fate.ts";
import { platformIn } from "#prisma/seed/demo/network.ts";
import { productLines } from "#prisma/seed/demo/products.ts";
import { type Rng, weightedIndex } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** What a shipment is called and belongs to. */
export type Identity = { readonly orderId: string; readonly number: string };

/** All that is known of a shipment, from its promise, its goods and its fate. */
export function factsOf(
  habits: DealerHabits,
  { orderId, number }: Identity,
  draft: Draft,
  parts: Pick<ShipmentFacts, "events" | "lines">,
  fate: Pick<Fate, "asked" | "pause" | "excused" | "reason" | "deliveredAtMs">,
  rng: Rng,
): ShipmentFacts {
  const { dealer } = habits;
  return {
    dealerId: dealer.id,
    id: uuidAt(draft.acceptedAtMs, rng),
    orderId,
    number,
    sourceKey: `n:${number}`,
    sourceOccurrence: 1,
    platformId: platformIn(draft.platform).id,
    serviceClass: draft.serviceClass,
    siteId: dealer.sites[draft.site]?.id ?? null,
    promises: promisesOf(draft, fate.asked, rng),
    ...parts,
    pauses: fate.pause ? [pauseOf(fate.pause, rng)] : [],
    excuses: excusesOf(fate, rng),
  };
}

function promisesOf(draft: Draft, asked: Fate["asked"], rng: Rng): PromiseFact[] {
  const { acceptedAtMs, promise } = draft;
  const original: PromiseFact = {
    id: uuidAt(acceptedAtMs, rng),
    kind: "original",
    acceptedAtMs,
    ...promise,
    duePrecision: "instant",
    madeAtMs: acceptedAtMs,
    importId: null,
  };
  if (!asked) return [original];
  const again: PromiseFact = {
    ...original,
    id: uuidAt(asked.atMs, rng),
    kind: "dealer_asked",
    dueAtMs: asked.dueAtMs,
    dueOn: dueOnOf(asked.dueAtMs),
    steps: [{ code: "due", atMs: asked.dueAtMs }],
    madeAtMs: asked.atMs,
  };
  return [original, again];
}

function pauseOf(pause: NonNullable<Fate["pause"]>, rng: Rng): PauseFact {
  const recordedAtMs = pause.fromMs + rng.int(20, 240) * 1_000;
  return { id: uuidAt(recordedAtMs, rng), ...pause, recordedAtMs };
}

function excusesOf(
  { excused, reason, deliveredAtMs }: Pick<Fate, "excused" | "reason" | "deliveredAtMs">,
  rng: Rng,
): ExcuseFact[] {
  if (!excused || reason === null || deliveredAtMs === null) return [];
  const approvedAtMs = approvedAt(deliveredAtMs, rng);
  return [{ id: uuidAt(approvedAtMs, rng), reason, approvedAtMs }];
}

const lineCount = weightedIndex([7, 2, 1]);

/** One to three lines of goods of one product line; numbered on from `firstNo` within the order. */
export function linesOf(lineName: string, firstNo: number, rng: Rng): ShipmentLineFact[] {
  const goods = productLines.find(({ line }) => line === lineName)?.products ?? [];
  return Array.from({ length: 1 + lineCount(rng) }, (_, index) => ({
    lineNo: firstNo + index,
    productId: rng.pick(goods).id,
    quantity: 1 + Math.floor(24 * rng.next() ** 3),
  }));
}
