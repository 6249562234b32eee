import type { Scope } from "#lib/auth/scope.ts";
import type { assignmentRefusals } from "#lib/contracts/assignment.ts";
import {
  type AssignableShipment,
  type AssignedKey,
  lockAssignable,
  updateDriver,
} from "#lib/data/assignments.ts";
import { insertAudits } from "#lib/data/audit.ts";
import { inSqlTransaction } from "#lib/data/bulk.ts";
import { listServed } from "#lib/data/drivers.ts";
import { tellShipments } from "#lib/data/outbox.ts";

/** A shipment to be given to somebody; `version` = what the asker saw, where they saw one. */
export type Assignment = AssignedKey & { readonly version?: number };

type AssignmentRefusal = (typeof assignmentRefusals)[number];

/** What became of one of them. */
export type AssignmentResult = AssignedKey & {
  readonly status: "assigned" | "unchanged" | "refused";
  readonly why?: AssignmentRefusal;
};

const ended: ReadonlySet<string> = new Set(["delivered", "cancelled", "returned"]);

/**
 * Gives shipments to a driver, or to nobody (null), each by itself: one that is refused does not keep
 * the others. A driver must be able to sign in and serve the shipment's platform.
 * @returns what became of each, in the order in which they were named
 */
export function assignDriver(
  scope: Scope,
  items: readonly Assignment[],
  driverId: string | null,
  now: Date,
): Promise<AssignmentResult[]> {
  return inSqlTransaction(scope, async (tx) => {
    const locked = await lockAssignable(scope, tx, items);
    const known = new Map(locked.map((one) => [keyOf(one), one]));
    const platformIds = [...new Set(locked.map(({ platformId }) => platformId))];
    const served = driverId === null ? null : await listServed(tx, driverId, platformIds);
    const assigned = new Map<string, AssignableShipment>();
    const results = items.map((item): AssignmentResult => {
      const { dealerId, shipmentId } = item;
      const shipment = known.get(keyOf(item));
      const why = refusalOf(shipment, item, served);
      if (why !== null) return { dealerId, shipmentId, status: "refused", why };
      // One that is named twice is given once.
      if (!shipment || shipment.driverId === driverId || assigned.has(keyOf(item))) {
        return { dealerId, shipmentId, status: "unchanged" };
      }
      assigned.set(keyOf(item), shipment);
      return { dealerId, shipmentId, status: "assigned" };
    });
    const changed = [...assigned.values()];
    if (changed.length === 0) return results;
    await updateDriver(tx, changed, driverId);
    await insertAudits(
      scope,
      tx,
      changed.map(({ dealerId, shipmentId, driverId: from }) => ({
        action: "shipment.assigned",
        subject: shipmentId,
        data: { dealerId, from, to: driverId },
        at: now,
      })),
    );
    // Whoever loses a shipment is told as well, and who they are stands in the message.
    const byPrevious = Map.groupBy(changed, ({ driverId: previous }) => previous);
    for (const [previousDriverId, theirs] of byPrevious) {
      const shipments = theirs.map(({ shipmentId: id, ...one }) => ({ ...one, id }));
      const payload = { driverId, previousDriverId };
      await tellShipments(tx, "shipment.assigned", shipments, payload, now);
    }
    return results;
  });
}

function keyOf({ dealerId, shipmentId }: AssignedKey): string {
  return `${dealerId}.${shipmentId}`;
}

function refusalOf(
  shipment: AssignableShipment | undefined,
  { version }: Assignment,
  served: ReadonlySet<string> | null,
): AssignmentRefusal | null {
  if (shipment === undefined) return "not_found";
  if (version !== undefined && version !== shipment.version) return "stale";
  if (ended.has(shipment.state)) return "ended";
  return served !== null && !served.has(shipment.platformId) ? "bad_driver" : null;
}
