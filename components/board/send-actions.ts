import { v4 } from "uuid";
import { readDeviceId } from "#components/offline/whose.ts";
import {
  type AssignmentsRequest,
  type assignmentRefusals,
  assignmentsAnswerSchema,
  MAX_ASSIGNMENTS,
} from "#lib/contracts/assignment.ts";
import {
  type LoggedEvent,
  type LogRequest,
  type LogResult,
  logAnswerSchema,
  MAX_EVENTS,
  type SaidEvent,
} from "#lib/contracts/log-event.ts";
import type { CardKey } from "#lib/domain/board/board-card.ts";

const WAIT_MS = 20_000;

/** What is said of a shipment, and when it happened where that is not now. */
export type Said = {
  readonly key: CardKey;
  readonly said: SaidEvent;
  readonly occurredAtMs: number | null;
  readonly lateReason: string | null;
  readonly note: string | null;
};

/** What became of one thing that was sent; `eventId` = what Undo takes back. */
export type Sent =
  | { readonly status: "taken"; readonly eventId: string }
  | { readonly status: "refused"; readonly refusal: LogResult & { status: "refused" } }
  /** No answer came, or the server could not. */
  | { readonly status: "lost" };

/** Logs what was said, in the order given; one result for each. */
export async function sendEvents(said: readonly Said[]): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (let at = 0; at < said.length; at += MAX_EVENTS) {
    sent.push(...(await sendSome(said.slice(at, at + MAX_EVENTS))));
  }
  return sent;
}

async function sendSome(said: readonly Said[]): Promise<Sent[]> {
  const atMs = Date.now();
  const events = said.map(
    ({ key, said: what, occurredAtMs, lateReason, note }): LoggedEvent => ({
      id: v4(),
      dealerId: key.dealerId,
      shipmentId: key.shipmentId,
      said: what,
      occurredAtMs: occurredAtMs ?? atMs,
      enteredAtMs: atMs,
      precision: occurredAtMs === null ? "second" : "minute",
      ...(lateReason !== null && { lateReason }),
      ...(note !== null && { note }),
    }),
  );
  const deviceId = await readDeviceId();
  const body: LogRequest = { deviceId, sentAtMs: Date.now(), mode: "form", events };
  const answer = await post("/api/v1/shipment-events", body, logAnswerSchema);
  return events.map(({ id }): Sent => {
    const result = answer?.results.find((one) => one.id === id);
    if (result === undefined) return { status: "lost" };
    if (result.status === "refused") return { status: "refused", refusal: result };
    return { status: "taken", eventId: id };
  });
}

/** What became of one assignment. */
export type Assigned =
  | { readonly status: "assigned" }
  | { readonly status: "unchanged" | "lost" }
  | { readonly status: "refused"; readonly why: (typeof assignmentRefusals)[number] };

/** What became of one clock that was to go on. */
export type Resumed =
  | { readonly status: "resumed" | "lost" }
  | { readonly status: "refused"; readonly why: "not_paused" };

/** Lets the clocks of these go on from now; one result for each. */
export function sendResumes(keys: readonly CardKey[]): Promise<Resumed[]> {
  return Promise.all(
    keys.map(async ({ dealerId, shipmentId }): Promise<Resumed> => {
      const answer = await reach("/api/v1/pauses", { dealerId, shipmentId, close: true });
      if (answer?.ok) return { status: "resumed" };
      const isSaid = answer !== null && (answer.status === 404 || answer.status === 422);
      return isSaid ? { status: "refused", why: "not_paused" } : { status: "lost" };
    }),
  );
}

/** Gives shipments to a driver, or to nobody (null); one result for each. */
export async function sendAssignments(
  items: AssignmentsRequest["items"],
  driverId: string | null,
): Promise<Assigned[]> {
  const sent: Assigned[] = [];
  for (let at = 0; at < items.length; at += MAX_ASSIGNMENTS) {
    const some = items.slice(at, at + MAX_ASSIGNMENTS);
    const body = { driverId, items: some } satisfies AssignmentsRequest;
    const answer = await post("/api/v1/assignments", body, assignmentsAnswerSchema);
    sent.push(
      ...some.map((_, index): Assigned => {
        const result = answer?.results[index];
        if (result === undefined) return { status: "lost" };
        if (result.status !== "refused") return { status: result.status };
        return { status: "refused", why: result.why ?? "not_found" };
      }),
    );
  }
  return sent;
}

/** @returns null where no answer came, or none that it knows */
async function post<T>(
  address: string,
  body: unknown,
  answered: { readonly parse: (value: unknown) => T },
): Promise<T | null> {
  const answer = await reach(address, body);
  if (!answer?.ok) return null;
  try {
    return answered.parse(await answer.json());
  } catch {
    return null;
  }
}

/** @returns null where no answer came */
function reach(address: string, body: unknown): Promise<Response | null> {
  return fetch(address, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "Content-Type": "application/json" },
    signal: AbortSignal.timeout(WAIT_MS),
  }).catch(() => null);
}
