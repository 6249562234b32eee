import type { FileRow, QueueRefusal, QueueRow } from "#components/offline/log-database.ts";
import { type ReadResult, readAnswer, readProblemCode } from "#components/offline/read-answer.ts";
import type { LogRequest } from "#lib/contracts/log-event.ts";
import { PERSON_HEADER } from "#lib/contracts/person-header.ts";

/**
 * Why nothing more can be sent now: nobody, or somebody else, is signed in, or they may not log; or the
 * server did not answer, which passes.
 */
const halts = ["signed_out", "other_person", "forbidden", "unreachable"] as const;
export type Halt = (typeof halts)[number];

/** What was kept as one; null where it is none. */
export function haltOf(kept: unknown): Halt | null {
  return halts.find((halt) => halt === kept) ?? null;
}

export type Answer<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  /** This very request is at fault. */
  | { readonly kind: "refused"; readonly refusal: QueueRefusal }
  /** The server answered, and failed: perhaps at this very request, perhaps at any. */
  | { readonly kind: "failed"; readonly refusal: QueueRefusal }
  | { readonly kind: "halted"; readonly halt: Halt };

/** Why an event waits at which the server fails, and the others go on. */
export const FAILED = "failed";

const EVENTS_WAIT_MS = 30_000;
const FILE_WAIT_MS = 120_000;

/** Sends events; the skew is that of this device's clock. */
export async function sendEvents(
  personId: string,
  deviceId: string,
  mode: LogRequest["mode"],
  rows: readonly QueueRow[],
): Promise<Answer<{ results: ReadResult[]; skewMs: number }>> {
  const events = rows.map(({ event }) => event);
  const request = { deviceId, sentAtMs: Date.now(), mode, events } satisfies LogRequest;
  const init = {
    method: "POST",
    body: JSON.stringify(request),
    headers: { "Content-Type": "application/json", [PERSON_HEADER]: personId },
  };
  return ask("/api/v1/shipment-events", init, EVENTS_WAIT_MS, async (response) =>
    readAnswer(await response.json()),
  );
}

/** Sends a photo or a signature of an event. */
export async function sendFile(file: FileRow, { event }: QueueRow): Promise<Answer<"taken">> {
  const { dealerId, shipmentId } = event;
  const query = new URLSearchParams({ dealer: dealerId, shipment: shipmentId, kind: file.kind });
  const init = {
    method: "PUT",
    body: file.blob,
    headers: { "Content-Type": file.blob.type, [PERSON_HEADER]: file.personId },
  };
  return ask<"taken">(
    `/api/v1/attachments/${file.id}?${query}`,
    init,
    FILE_WAIT_MS,
    async () => "taken",
  );
}

async function ask<Value>(
  address: string,
  init: RequestInit,
  waitMs: number,
  read: (response: Response) => Promise<Value | null>,
): Promise<Answer<Value>> {
  try {
    const signal = AbortSignal.timeout(waitMs);
    const response = await fetch(address, { ...init, signal, redirect: "error" });
    if (!response.ok) return await readFailure(response);
    const value = await read(response);
    if (value !== null) return { kind: "answered", value };
  } catch {
    // No network, or an answer that is not the app's.
  }
  return { kind: "halted", halt: "unreachable" };
}

async function readFailure(response: Response): Promise<Answer<never>> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  const code = readProblemCode(body);
  if (status === 401) return { kind: "halted", halt: "signed_out" };
  if (code === "other_person") return { kind: "halted", halt: "other_person" };
  if (code === "forbidden") return { kind: "halted", halt: "forbidden" };
  // Without a word of ours it was no answer of the app but of something on the way to it.
  const isOurs = code !== undefined && code !== "foreign_origin";
  if (isOurs && status >= 500) {
    return { kind: "failed", refusal: { why: FAILED, params: { status } } };
  }
  if (!isOurs || status === 408 || status === 429) {
    return { kind: "halted", halt: "unreachable" };
  }
  if (code === "not_found" || code === "too_large") return refusedFor(code, status);
  return refusedFor(status === 400 || status === 422 ? "invalid" : "not_taken", status);
}

function refusedFor(why: QueueRefusal["why"], status: number): Answer<never> {
  return { kind: "refused", refusal: { why, params: { status } } };
}
