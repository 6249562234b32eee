/** The longest note of a request or a decision. */
export const MAX_EXCUSE_NOTE = 500;

/** How many pieces of evidence a request may name. */
export const MAX_EVIDENCE = 5;

/** What became of a request; "revoked" = approved, and then taken back. */
export const excuseOutcomes = ["approved", "declined", "withdrawn", "revoked"] as const;
export type ExcuseOutcome = (typeof excuseOutcomes)[number];

/** What can be against a request, or against what somebody wants to make of one. */
export const excuseRefusals = [
  "not_missed",
  "undone",
  "excused",
  "waits",
  "bad_reason",
  "bad_files",
  "own_request",
  "not_yours",
  "decided",
  "not_excused",
] as const;
export type ExcuseRefusal = (typeof excuseRefusals)[number];

/** A shipment as excuses see it. Instants are epoch milliseconds. */
export type Excusable = {
  /** Null while it is neither delivered nor cancelled. */
  readonly verdict: "on_time" | "late" | "void" | null;
  readonly dueAtMs: number;
  /** Whether an approved excuse stands. */
  readonly excused: boolean;
  /** Whether the import that brought it was undone. */
  readonly retracted: boolean;
};

/** Whether a promise was missed: late, or overdue as of now (the original one, as rates count it). */
function isMissed({ verdict, dueAtMs }: Excusable, nowMs: number): boolean {
  return verdict === "late" || (verdict === null && dueAtMs < nowMs);
}

/** What is against asking for an excuse. */
export function requestRefusal(
  shipment: Excusable,
  { waits, nowMs }: { readonly waits: boolean; readonly nowMs: number },
): ExcuseRefusal | null {
  if (shipment.retracted) return "undone";
  if (shipment.excused) return "excused";
  if (waits) return "waits";
  return isMissed(shipment, nowMs) ? null : "not_missed";
}

/** A request as whoever decides it finds it; ids are of people. */
export type AskedExcuse = {
  readonly requestedBy: string | null;
  readonly outcome: ExcuseOutcome | null;
};

/**
 * What is against a decision: nobody decides what they asked for themselves, and what is no miss any
 * more, as after a correction, needs no excuse.
 */
export function decisionRefusal(
  request: AskedExcuse,
  shipment: Excusable,
  decision: {
    readonly outcome: "approved" | "declined";
    readonly actorId: string | null;
    readonly nowMs: number;
  },
): ExcuseRefusal | null {
  if (request.outcome !== null) return "decided";
  if (request.requestedBy === decision.actorId) return "own_request";
  if (decision.outcome === "declined") return null;
  return requestRefusal(shipment, { waits: false, nowMs: decision.nowMs });
}
