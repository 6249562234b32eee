import type {
  Fulfilment,
  FulfilmentPart,
  OrderDraftLine,
  WaitingLine,
} from "#lib/domain/ordering/fulfilment.ts";

/** What goes from where, and what waits. */
export type Way = {
  readonly parts: readonly FulfilmentPart[];
  readonly waiting: readonly OrderDraftLine[];
};

/** More of the order first, then the earlier arrival, fewer shipments, the nearer platforms. */
export function compareWays(a: Way, b: Way): number {
  return (
    piecesWaiting(a) - piecesWaiting(b) ||
    (arrivesAt(a) ?? 0) - (arrivesAt(b) ?? 0) ||
    a.parts.length - b.parts.length ||
    kilometres(a) - kilometres(b)
  );
}

/** Ways with what tells them apart; they are in the order of compareWays. */
export function ranked(
  ways: readonly (Way & { readonly waiting: readonly WaitingLine[] })[],
): Fulfilment[] {
  return ways.map((way) => {
    const waits = piecesWaiting(way);
    const asMuch = ways.filter((other) => piecesWaiting(other) <= waits);
    const asEarly = asMuch.filter((other) => arrives(other) <= arrives(way));
    const [first = way] = ways;
    const [arrivesAtMs, firstAtMs] = [arrivesAt(way), arrivesAt(first)];
    return {
      ...way,
      kind: kindOf(way),
      arrivesAtMs,
      why: {
        earliest: asMuch.every((other) => arrives(other) >= arrives(way)),
        fewest: asEarly.every((other) => other.parts.length >= way.parts.length),
        laterByMs: arrivesAtMs === null || firstAtMs === null ? null : arrivesAtMs - firstAtMs,
        moreShipments: way.parts.length - first.parts.length,
        piecesWaiting: waits,
      },
    };
  });
}

function kindOf({ parts, waiting }: Way): Fulfilment["kind"] {
  if (parts.length === 0) return "waits";
  if (waiting.length > 0) return "partial";
  return parts.length === 1 ? "one" : "split";
}

function piecesWaiting({ waiting }: Way): number {
  return waiting.reduce((sum, { quantity }) => sum + quantity, 0);
}

function arrivesAt({ parts }: Way): number | null {
  return parts.length === 0 ? null : Math.max(...parts.map(({ promise }) => promise.dueAtMs));
}

function arrives(way: Way): number {
  return arrivesAt(way) ?? Number.POSITIVE_INFINITY;
}

function kilometres({ parts }: Way): number {
  return parts.reduce((sum, { distanceKm }) => sum + (distanceKm ?? 100_000), 0);
}
