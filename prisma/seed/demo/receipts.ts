import type { StoredReceipt } from "#lib/data/receipts.ts";
import { foldShipment } from "#lib/domain/orders/fold-shipment.ts";
import type { ShipmentEvent, ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { DEMO_BUYER_OF, demoAccounts } from "#prisma/seed/demo/accounts.ts";
import { chinaAt, HOUR_MS, MINUTE_MS } from "#prisma/seed/demo/china-time.ts";
import type { DemoDealer } from "#prisma/seed/demo/dealers.ts";
import { type DemoAnswer, type DemoDispute, disputes } from "#prisma/seed/demo/disputes.ts";
import { type Rng, rngOf } from "#prisma/seed/rng.ts";
import { uuidAt } from "#prisma/seed/uuid.ts";

/** What a dealer has said of its deliveries, and what that was answered. */
export type DemoReceipts = {
  /** The shipments, those of accepted disputes corrected. */
  readonly shipments: readonly ShipmentFacts[];
  readonly receipts: readonly StoredReceipt[];
  readonly answers: readonly DemoAnswer[];
};

/** Dealers are asked since the last three months of the demo; two of five answer. */
const ASKED_FROM_MS = chinaAt("2026-08-01");
const ANSWERED_SHARE = 0.4;
const CONFIRMED_SHARE = 0.3;
const ALL_RIGHT_SHARE = 0.985;

/** How often what came on time is felt to be late, and the reverse. */
const ordinary = { lateThoughOnTime: 0.035, onTimeThoughLate: 0.12 };
/** Who has waited twenty minutes too often believes in no promise any more. */
const wearied = { lateThoughOnTime: 0.4, onTimeThoughLate: 0.02 };

const idOf = (role: "dealer" | "ops") =>
  demoAccounts.find((person) => person.role === role)?.id ?? null;

/** What a dealer says of its deliveries: drawn from a stream of its own, so that it moves nothing else. */
export function receiptsOf(dealer: DemoDealer, shipments: readonly ShipmentFacts[]): DemoReceipts {
  const rng = rngOf(`demo/receipts/${dealer.name}`);
  const actorId = dealer.name === DEMO_BUYER_OF ? idOf("dealer") : null;
  const receipts: StoredReceipt[] = [];
  const answers: DemoAnswer[] = [];
  const corrected = shipments.map((facts) => {
    const { deliveredAtMs } = foldShipment(facts.events);
    if (deliveredAtMs === null || deliveredAtMs < ASKED_FROM_MS) return facts;
    const about = { dealerId: dealer.id, shipmentId: facts.id, loggedAtMs: deliveredAtMs, actorId };
    const dispute = disputes.find(({ number }) => number === facts.number);
    if (!dispute) {
      const habit = dealer.name === DEMO_BUYER_OF ? wearied : ordinary;
      if (rng.chance(ANSWERED_SHARE)) {
        receipts.push({ ...about, ...feltOf(facts, deliveredAtMs, habit, rng) });
      }
      return facts;
    }
    const said = disputeOf(dispute, deliveredAtMs, rng);
    receipts.push({ ...about, ...said });
    if (!dispute.accepted) return facts;
    const { afterHours, note } = dispute.accepted;
    const answered = { outcome: "accepted", note, actorId: idOf("ops") } as const;
    const recordedAtMs = said.recordedAtMs + afterHours * HOUR_MS;
    answers.push({ ...about, ...answered, receiptId: said.id, recordedAtMs });
    const correction = correctionOf(deliveredAtMs, said.receivedAtMs, recordedAtMs, rng);
    return { ...facts, events: [...facts.events, correction] };
  });
  return { shipments: corrected, receipts, answers };
}

type Said = Omit<StoredReceipt, "dealerId" | "shipmentId" | "loggedAtMs" | "actorId">;

function feltOf(
  { promises }: ShipmentFacts,
  deliveredAtMs: number,
  { lateThoughOnTime, onTimeThoughLate }: typeof ordinary,
  rng: Rng,
): Said {
  const isOnTime = deliveredAtMs <= (promises[0]?.dueAtMs ?? 0);
  const onTime = isOnTime ? !rng.chance(lateThoughOnTime) : rng.chance(onTimeThoughLate);
  const allRight = rng.chance(ALL_RIGHT_SHARE);
  const confirmed = rng.chance(CONFIRMED_SHARE);
  const receivedAtMs = deliveredAtMs + rng.int(0, 6) * MINUTE_MS;
  const recordedAtMs = receivedAtMs + rng.int(60, 20 * 3_600) * 1_000;
  const id = uuidAt(recordedAtMs, rng);
  const said = { id, onTime, allRight, comment: null, recordedAtMs };
  return confirmed
    ? { ...said, kind: "confirmed", receivedAtMs }
    : { ...said, kind: "felt", receivedAtMs: null };
}

function disputeOf({ laterMinutes, comment }: DemoDispute, deliveredAtMs: number, rng: Rng) {
  const receivedAtMs = deliveredAtMs + laterMinutes * MINUTE_MS;
  const recordedAtMs = receivedAtMs + rng.int(600, 7_200) * 1_000;
  const id = uuidAt(recordedAtMs, rng);
  const answers = { onTime: null, allRight: null };
  return { id, kind: "disputed", receivedAtMs, recordedAtMs, comment, ...answers } as const;
}

/** The event that an accepted dispute comes with (lib/operations/answer-dispute.ts). */
function correctionOf(fromMs: number, toMs: number, atMs: number, rng: Rng): ShipmentEvent {
  const iso = (ms: number) => new Date(ms).toISOString();
  return {
    id: uuidAt(atMs, rng),
    kind: "corrected",
    occurredAtMs: atMs,
    recordedAtMs: atMs,
    precision: "minute",
    actorId: idOf("ops"),
    device: null,
    data: {
      reason: "dealer_disputed",
      correction: { field: "deliveredAt", from: iso(fromMs), to: iso(toMs) },
    },
    importId: null,
    rowNumber: null,
  };
}
