import type { QueueRow } from "#components/offline/log-database.ts";
import type { LogRequest, SaidEvent } from "#lib/contracts/log-event.ts";

/** How many events go in one request. */
const BATCH = 20;

/** For how long after a tap somebody is taken to wait for its answer. */
const FRESH_MS = 20_000;

type Planned = Pick<QueueRow, "state" | "freshAtMs"> & {
  readonly event: { readonly shipmentId: string; readonly said: Pick<SaidEvent, "kind"> };
};

/** What goes in one request. */
type Batch<Row> = { readonly mode: LogRequest["mode"]; readonly rows: readonly Row[] };

/**
 * The next request of somebody's events, which are given in the order in which they were entered.
 * Behind a refused step the later ones of its shipment wait, because they were entered as following it:
 * sent without it, a delivery would stand without its dispatch. Those of other shipments go on. A
 * conflict is known to the server and holds up nothing. So one request holds no two events of a
 * shipment, and events that somebody waits for (`form`) or that were entered earlier (`queue`), never
 * both.
 */
export function nextBatch<Row extends Planned>(
  rows: readonly Row[],
  nowMs: number,
): Batch<Row> | null {
  const held = new Set<string>();
  const free: Row[] = [];
  for (const row of rows) {
    if (row.state === "refused" && isStep(row)) held.add(row.event.shipmentId);
    const isDue = row.state === "waiting" || row.state === "sending";
    if (isDue && !held.has(row.event.shipmentId)) free.push(row);
  }
  const [first] = free;
  if (first === undefined) return null;
  const mode = modeOf(first, nowMs);
  const shipments = new Set<string>();
  const end = free.findIndex(
    (row) => modeOf(row, nowMs) !== mode || isKnown(shipments, row.event.shipmentId),
  );
  return { mode, rows: free.slice(0, end === -1 ? BATCH : Math.min(end, BATCH)) };
}

/** Whether a set holds an id already; it does from now on. */
function isKnown(ids: Set<string>, id: string): boolean {
  return ids.size === ids.add(id).size;
}

function modeOf({ freshAtMs }: Planned, nowMs: number): LogRequest["mode"] {
  return freshAtMs !== null && nowMs - freshAtMs < FRESH_MS ? "form" : "queue";
}

/** Whether later events of a shipment rest on this one. */
function isStep({ event }: Planned): boolean {
  return !["withdrawn", "explained", "corrected"].includes(event.said.kind);
}
