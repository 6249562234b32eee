// Every page of staff listens, so this is read by hand: zod would be a third of their script.

/** What a stream may be asked for: changes of shipments, and one's own notices. */
export const liveTopics = ["board", "inbox"] as const;
export type LiveTopic = (typeof liveTopics)[number];

/** How often a stream is heard of at the least; who hears nothing for much longer has lost it. */
export const PING_MS = 15_000;

/** A shipment that has changed in some way. */
export type ShipmentKey = {
  readonly dealerId: string;
  readonly shipmentId: string;
  readonly platformId: string;
};

/** Data of the event `shipments`: each shipment once, however often it changed. */
export type LiveShipments = { readonly keys: readonly ShipmentKey[] };

/**
 * Data of the event `state`, which comes first, when it changes, and every PING_MS: whether what
 * happens is told at once. Without a worker nothing is.
 */
export type LiveState = { readonly live: boolean };

/** Live: what happens is told at once. Offline: it is not, and whoever wants to know has to ask. */
export type LiveStatus = "live" | "connecting" | "offline";

/** What the tab that has the stream hears, as it tells it to others; all up to `seq` is told with it. */
export type LiveEvent =
  | { readonly kind: "state"; readonly seq: number; readonly status: LiveStatus }
  | { readonly kind: "reset" | "inbox"; readonly seq: number }
  | ({ readonly kind: "shipments"; readonly seq: number } & LiveShipments);

/** The shipments in the data of an event; none where it is of another kind. */
export function keysIn(data: unknown): ShipmentKey[] {
  return isObject(data) && Array.isArray(data.keys) ? data.keys.filter(isKey) : [];
}

/** Whether the data of an event says that what happens is told at once. */
export function isLiveIn(data: unknown): boolean {
  return isObject(data) && data.live === true;
}

/** What another tab told, perhaps one of an older version; null where it is none of ours. */
export function readLiveEvent(told: unknown): LiveEvent | null {
  if (!isObject(told) || typeof told.seq !== "number") return null;
  const { kind, seq, status } = told;
  if (kind === "reset" || kind === "inbox") return { kind, seq };
  if (kind === "shipments") return { kind, seq, keys: keysIn(told) };
  const isStatus = status === "live" || status === "connecting" || status === "offline";
  return kind === "state" && isStatus ? { kind, seq, status } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isKey(value: unknown): value is ShipmentKey {
  const names = ["dealerId", "shipmentId", "platformId"];
  return isObject(value) && names.every((name) => typeof value[name] === "string");
}
