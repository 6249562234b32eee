import { projectShipment, type ShipmentProjection } from "#lib/domain/orders/project-shipment.ts";
import type { ShipmentFacts } from "#lib/domain/orders/shipment-facts.ts";
import { judgeStandings } from "#lib/domain/stats/standing.ts";
import type { DemoDealer } from "#prisma/seed/demo/dealers.ts";
import { type DemoOrder, generateDemo } from "#prisma/seed/demo/generate.ts";
import { policyBook } from "#prisma/seed/demo/network.ts";

export type WorldRow = {
  readonly dealer: DemoDealer;
  readonly facts: ShipmentFacts;
  readonly shipment: ShipmentProjection;
};

/** The whole demo as its rows tell it: projected from the facts, nothing known of how they were made. */
export function readWorld(): { rows: WorldRow[]; orders: DemoOrder[]; dealers: DemoDealer[] } {
  const rows: WorldRow[] = [];
  const orders: DemoOrder[] = [];
  const { dealers, batches } = generateDemo();
  for (const batch of batches()) {
    orders.push(...batch.orders);
    for (const facts of batch.shipments) {
      const shipment = projectShipment(facts, (promise) =>
        policyBook.policyOf(promise.policyVersionId, promise.calendarVersionId),
      );
      rows.push({ dealer: batch.dealer, facts, shipment });
    }
  }
  return { rows, orders, dealers: [...dealers] };
}

/** Due and on time of rows, once everything is over; the void ones left out. */
export function countRows(rows: readonly WorldRow[]): { due: number; onTime: number } {
  const counted = rows.filter(({ shipment }) => shipment.verdict !== "void");
  const onTime = counted.filter(({ shipment }) => shipment.verdict === "on_time").length;
  return { due: counted.length, onTime };
}

export function rateOf(rows: readonly WorldRow[]): number {
  const { due, onTime } = countRows(rows);
  return onTime / due;
}

/** The names of the dealers that are weak in these rows, in the order of their names. */
export function weakIn(rows: readonly WorldRow[]): string[] {
  const byDealer = [...Map.groupBy(rows, ({ dealer }) => dealer.name)];
  const standings = judgeStandings(byDealer.map(([, own]) => ({ ...countRows(own), target: 0.9 })));
  return byDealer
    .filter((_, index) => standings[index]?.standing === "weak")
    .map(([name]) => name)
    .sort();
}

/** Rows due from one date to another, both included. */
export function dueBetween(rows: readonly WorldRow[], from: string, to: string): WorldRow[] {
  return rows.filter(({ shipment: { dueOn } }) => from <= dueOn && dueOn <= to);
}

/** Hour and weekday (0 = Monday) at which a shipment was accepted, in China. */
export function acceptedIn({ facts }: WorldRow): { hour: number; weekday: number } {
  const atMs = facts.promises[0]?.acceptedAtMs ?? Number.NaN;
  const local = new Date(atMs + 8 * 3_600_000);
  return { hour: local.getUTCHours(), weekday: (local.getUTCDay() + 6) % 7 };
}

/** The reason written down for a miss: with its delivery, or with its cancellation. */
export function reasonOf({ facts }: WorldRow): string | null {
  const end = facts.events.findLast(({ kind }) => kind === "delivered" || kind === "cancelled");
  return end?.data.reason ?? null;
}
